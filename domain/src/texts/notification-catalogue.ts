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
 * CARE_RECIPIENT_UPDATED: actorName, recipientName, fields (codes of the changed fields, comma between them).
 * CARE_RECIPIENT_DELETED: actorName, recipientName.
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
    CARE_RECIPIENT_UPDATED: {
      title: 'Profile of {recipientName} changed',
      body: '{actorName} changed: {fields}.',
      discreetTitle: 'CareCircle: a profile was changed',
      discreetBody: 'Open the app to see what is new.',
    },
    CARE_RECIPIENT_DELETED: {
      title: '{recipientName} was removed',
      body: '{actorName} removed {recipientName} with the whole history. An admin can undo this for 30 days.',
      discreetTitle: 'CareCircle: somebody was removed',
      discreetBody: 'Open the app to see who.',
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
    CARE_RECIPIENT_UPDATED: {
      title: 'Profil de {recipientName} modifié',
      body: '{actorName} a modifié : {fields}.',
      discreetTitle: 'CareCircle : un profil a changé',
      discreetBody: "Ouvrez l'application pour voir quoi.",
    },
    CARE_RECIPIENT_DELETED: {
      title: '{recipientName} : profil retiré',
      body: '{actorName} a retiré {recipientName} et tout son historique. Un admin peut annuler pendant 30 jours.',
      discreetTitle: 'CareCircle : un profil a été retiré',
      discreetBody: "Ouvrez l'application pour voir lequel.",
    },
  },
};
