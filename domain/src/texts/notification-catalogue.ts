import type { NotificationType } from '../entities/notification';
import type { Locale } from '../entities/user';

export interface NotificationTemplates {
  title: string;
  body: string;
  /** For lock screens, e-mail and SMS: no medicine, no person. Title and body fit one SMS (160 GSM-7 characters). */
  discreetTitle: string;
  discreetBody: string;
}

/**
 * What each type of notification says. Parameters:
 * REFILL_NEEDED: recipientName, medicationName, supply (units left after the dose).
 * POSSIBLE_DOUBLE: recipientName, medicationName, time (the slot's), firstBy, firstAt, secondBy, secondAt (times
 * `HH:mm` in the recipient's zone).
 */
export const NOTIFICATION_CATALOGUE: Record<Locale, Record<NotificationType, NotificationTemplates>> = {
  en: {
    REFILL_NEEDED: {
      title: 'Time to refill {medicationName}',
      body: 'There are {supply} left for {recipientName}. Please arrange a refill.',
      discreetTitle: 'CareCircle: something is running low',
      discreetBody: 'Open the app to see what to order.',
    },
    POSSIBLE_DOUBLE: {
      title: 'Possible double dose: {medicationName}',
      body:
        '{firstBy} gave the {time} dose to {recipientName} at {firstAt}, and {secondBy} at {secondAt}. ' +
        'Please check together. If you are worried, call a pharmacist or a doctor.',
      discreetTitle: 'CareCircle: please check now',
      discreetBody: 'Two people may have recorded the same thing. Open the app.',
    },
  },
  fr: {
    REFILL_NEEDED: {
      title: 'Il est temps de renouveler {medicationName}',
      body: 'Il en reste {supply} pour {recipientName}. Pensez à renouveler.',
      discreetTitle: 'CareCircle : un stock diminue',
      discreetBody: "Ouvrez l'application pour voir quoi commander.",
    },
    POSSIBLE_DOUBLE: {
      title: 'Double prise possible : {medicationName}',
      body:
        '{firstBy} a donné la dose de {time} à {recipientName} à {firstAt}, et {secondBy} à {secondAt}. ' +
        'Vérifiez ensemble. En cas d’inquiétude, appelez un pharmacien ou un médecin.',
      discreetTitle: 'CareCircle : à vérifier maintenant',
      discreetBody: "Un geste a pu se faire deux fois. Ouvrez l'application.",
    },
  },
};
