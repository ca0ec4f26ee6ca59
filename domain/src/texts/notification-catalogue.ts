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
 * People: actorName, memberName, familyName, role, fromRole and toRole (codes), invitee (address, or whom a code was for).
 * AUDIT_ALARM: familyName, count (entries).
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
    FAMILY_INVITE: {
      title: '{actorName} invites you to {familyName}',
      body: 'You would join as {role}. Open this to accept or decline.',
      discreetTitle: 'CareCircle: you have an invitation',
      discreetBody: 'Open the app to answer it.',
    },
    FAMILY_MEMBER_JOINED: {
      title: '{memberName} joined {familyName}',
      body: '{memberName} is now {role} here.',
      discreetTitle: 'CareCircle: somebody joined',
      discreetBody: 'Open the app to see who.',
    },
    FAMILY_MEMBER_LEFT: {
      title: '{memberName} left {familyName}',
      body: '{memberName} no longer sees anything of this family.',
      discreetTitle: 'CareCircle: somebody left',
      discreetBody: 'Open the app to see who.',
    },
    FAMILY_MEMBER_GONE: {
      title: '{memberName} is no longer in {familyName}',
      body: '{actorName} removed {memberName}, who no longer sees anything of this family.',
      discreetTitle: 'CareCircle: somebody was removed',
      discreetBody: 'Open the app to see who.',
    },
    FAMILY_MEMBER_REMOVED: {
      title: 'You are no longer in {familyName}',
      body: '{actorName} removed you. You no longer see anything of this family.',
      discreetTitle: 'CareCircle: your access has changed',
      discreetBody: 'Open the app to see what you still have.',
    },
    FAMILY_MEMBER_ROLE_CHANGED: {
      title: 'Your role in {familyName} is now {toRole}',
      body: '{actorName} changed it from {fromRole} to {toRole}.',
      discreetTitle: 'CareCircle: your access has changed',
      discreetBody: 'Open the app to see what you may do now.',
    },
    FAMILY_DELETED: {
      title: '{familyName} was deleted',
      body: '{actorName} deleted it. Nothing in it can be seen any more.',
      discreetTitle: 'CareCircle: your access has changed',
      discreetBody: 'Open the app to see what you still have.',
    },
    FAMILY_INVITE_DECLINED: {
      title: '{invitee} declined the invitation to {familyName}',
      body: 'You can invite them again at any time.',
      discreetTitle: 'CareCircle: an invitation was answered',
      discreetBody: 'Open the app to see how.',
    },
    PASSWORD_RESET_ASKED: {
      title: '{actorName} had a link for a new password sent to you',
      body: 'It is in your mailbox. Only you choose the password, and nobody sees it. If you do not want a new one, do nothing.',
      discreetTitle: 'CareCircle: about your password',
      discreetBody: 'Open the app to see who asked for a new one.',
    },
    AUDIT_ALARM: {
      title: 'The audit trail of {familyName} is damaged',
      body: 'Entries that were changed, added or taken out after the fact: {count}. Please tell whoever runs CareCircle for you.',
      discreetTitle: 'CareCircle: please check the audit trail',
      discreetBody: 'Something is not as it was recorded. Open the app.',
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
    FAMILY_INVITE: {
      title: '{actorName} vous invite dans {familyName}',
      body: 'Votre rôle serait : {role}. Ouvrez pour accepter ou refuser.',
      discreetTitle: 'CareCircle : vous avez une invitation',
      discreetBody: "Ouvrez l'application pour y répondre.",
    },
    FAMILY_MEMBER_JOINED: {
      title: '{memberName} a rejoint {familyName}',
      body: 'Le rôle de {memberName} ici : {role}.',
      discreetTitle: "CareCircle : quelqu'un est arrivé",
      discreetBody: "Ouvrez l'application pour voir qui.",
    },
    FAMILY_MEMBER_LEFT: {
      title: '{memberName} a quitté {familyName}',
      body: '{memberName} ne voit plus rien de cette famille.',
      discreetTitle: "CareCircle : quelqu'un est parti",
      discreetBody: "Ouvrez l'application pour voir qui.",
    },
    FAMILY_MEMBER_GONE: {
      title: '{memberName} ne fait plus partie de {familyName}',
      body: '{actorName} a retiré {memberName}, qui ne voit plus rien de cette famille.',
      discreetTitle: "CareCircle : quelqu'un a été retiré",
      discreetBody: "Ouvrez l'application pour voir qui.",
    },
    FAMILY_MEMBER_REMOVED: {
      title: 'Vous ne faites plus partie de {familyName}',
      body: '{actorName} vous a retiré. Vous ne voyez plus rien de cette famille.',
      discreetTitle: 'CareCircle : vos accès ont changé',
      discreetBody: "Ouvrez l'application pour voir ce qu'il vous reste.",
    },
    FAMILY_MEMBER_ROLE_CHANGED: {
      title: 'Votre rôle dans {familyName} : {toRole}',
      body: '{actorName} a remplacé {fromRole} par {toRole}.',
      discreetTitle: 'CareCircle : vos accès ont changé',
      discreetBody: "Ouvrez l'application pour voir ce que vous pouvez faire.",
    },
    FAMILY_DELETED: {
      title: '{familyName} a été supprimée',
      body: "{actorName} l'a supprimée. Plus rien n'y est visible.",
      discreetTitle: 'CareCircle : vos accès ont changé',
      discreetBody: "Ouvrez l'application pour voir ce qu'il vous reste.",
    },
    FAMILY_INVITE_DECLINED: {
      title: '{invitee} a refusé l’invitation dans {familyName}',
      body: 'Vous pouvez renouveler l’invitation à tout moment.',
      discreetTitle: 'CareCircle : une invitation a sa réponse',
      discreetBody: "Ouvrez l'application pour voir laquelle.",
    },
    PASSWORD_RESET_ASKED: {
      title: '{actorName} vous a fait envoyer un lien pour un nouveau mot de passe',
      body: 'Il est dans votre messagerie. Vous seul choisissez le mot de passe, personne ne le voit. Sinon, ne faites rien.',
      discreetTitle: 'CareCircle : votre mot de passe',
      discreetBody: "Ouvrez l'application pour voir qui en demande un nouveau.",
    },
    AUDIT_ALARM: {
      title: 'Le journal d’audit de {familyName} est altéré',
      body: 'Entrées modifiées, ajoutées ou retirées après coup : {count}. Prévenez la personne qui gère CareCircle pour vous.',
      discreetTitle: "CareCircle : vérifiez le journal d'audit",
      discreetBody: "Tout n'est pas comme enregistré. Ouvrez l'application.",
    },
  },
};
