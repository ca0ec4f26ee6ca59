import type { ActivityType } from '../entities/activity';
import type { Locale } from '../entities/user';

/**
 * What each type of activity says. `actorName` comes from the entry itself; the other parameters are
 * medicationName, dosage, recipientName (everything about one person), fields (codes of changed fields, comma between
 * them), name (of a doctor or contact), time (the slot's `HH:mm`, or the time given where there is no slot), givenAt
 * (`HH:mm`), skipReason (its code), from and to (`HH:mm`, a correction), firstBy; memberName, fromRole, toRole (codes),
 * familyName, oldName (people).
 */
export const ACTIVITY_CATALOGUE: Record<Locale, Record<ActivityType, string>> = {
  en: {
    DOSE_GIVEN: '{actorName} gave {recipientName} {medicationName} {dosage} at {givenAt}',
    DOSE_SKIPPED: '{actorName} skipped {medicationName} {dosage} for {recipientName} at {time}: {skipReason}',
    DOSE_UNDONE: '{actorName} undid the entry for {medicationName} at {time} for {recipientName}',
    DOSE_CORRECTED: '{actorName} corrected {medicationName} for {recipientName}: given at {to}, not {from}',
    POSSIBLE_DOUBLE:
      'Possible double dose: {actorName} also gave {recipientName} {medicationName} for {time}, after {firstBy}',
    MEDICATION_ADDED: '{actorName} added {medicationName} {dosage} for {recipientName}',
    MEDICATION_CHANGED: '{actorName} changed {medicationName} for {recipientName}',
    RECIPIENT_ADDED: '{actorName} added {recipientName}',
    RECIPIENT_CHANGED: '{actorName} changed the profile of {recipientName}: {fields}',
    RECIPIENT_REMOVED: '{actorName} removed {recipientName}',
    RECIPIENT_RESTORED: '{actorName} brought {recipientName} back',
    DOCTOR_ADDED: '{actorName} added {name} to the doctors of {recipientName}',
    DOCTOR_CHANGED: '{actorName} changed the entry of {name}, a doctor of {recipientName}',
    DOCTOR_REMOVED: '{actorName} removed {name} from the doctors of {recipientName}',
    CONTACT_ADDED: '{actorName} added {name} to the emergency contacts of {recipientName}',
    CONTACT_CHANGED: '{actorName} changed the entry of {name}, an emergency contact of {recipientName}',
    CONTACT_REMOVED: '{actorName} removed {name} from the emergency contacts of {recipientName}',
    FAMILY_RENAMED: '{actorName} renamed {oldName} to {familyName}',
    FAMILY_RESTORED: '{actorName} brought {familyName} back',
    MEMBER_JOINED: '{memberName} joined as {toRole}',
    MEMBER_LEFT: '{memberName} left {familyName}',
    MEMBER_REMOVED: '{actorName} removed {memberName} from {familyName}',
    ROLE_CHANGED: '{actorName} changed the role of {memberName} from {fromRole} to {toRole}',
    INVITATION_SENT: '{actorName} invited somebody to {familyName} as {toRole}',
    INVITATION_DECLINED: 'An invitation to {familyName} as {toRole} was declined',
  },
  fr: {
    DOSE_GIVEN: '{actorName} a donné {medicationName} {dosage} à {recipientName} à {givenAt}',
    DOSE_SKIPPED: '{actorName} a passé {medicationName} {dosage} de {time} pour {recipientName} : {skipReason}',
    DOSE_UNDONE: '{actorName} a annulé la saisie de {medicationName} de {time} pour {recipientName}',
    DOSE_CORRECTED: '{actorName} a corrigé {medicationName} pour {recipientName} : donné à {to}, et non à {from}',
    POSSIBLE_DOUBLE:
      'Double prise possible : {actorName} a aussi donné {medicationName} de {time} à {recipientName}, après {firstBy}',
    MEDICATION_ADDED: '{actorName} a ajouté {medicationName} {dosage} pour {recipientName}',
    MEDICATION_CHANGED: '{actorName} a modifié {medicationName} pour {recipientName}',
    RECIPIENT_ADDED: '{actorName} a ajouté {recipientName}',
    RECIPIENT_CHANGED: '{actorName} a modifié le profil de {recipientName} : {fields}',
    RECIPIENT_REMOVED: '{actorName} a retiré {recipientName}',
    RECIPIENT_RESTORED: '{actorName} a rétabli {recipientName}',
    DOCTOR_ADDED: '{actorName} a ajouté {name} aux médecins de {recipientName}',
    DOCTOR_CHANGED: '{actorName} a modifié la fiche de {name}, médecin de {recipientName}',
    DOCTOR_REMOVED: '{actorName} a retiré {name} des médecins de {recipientName}',
    CONTACT_ADDED: '{actorName} a ajouté {name} aux contacts d’urgence de {recipientName}',
    CONTACT_CHANGED: '{actorName} a modifié la fiche de {name}, contact d’urgence de {recipientName}',
    CONTACT_REMOVED: '{actorName} a retiré {name} des contacts d’urgence de {recipientName}',
    FAMILY_RENAMED: '{actorName} a renommé {oldName} en {familyName}',
    FAMILY_RESTORED: '{actorName} a rétabli {familyName}',
    MEMBER_JOINED: '{memberName} a rejoint la famille (rôle : {toRole})',
    MEMBER_LEFT: '{memberName} a quitté {familyName}',
    MEMBER_REMOVED: '{actorName} a retiré {memberName} de {familyName}',
    ROLE_CHANGED: '{actorName} a changé le rôle de {memberName} : {toRole} au lieu de {fromRole}',
    INVITATION_SENT: '{actorName} a invité quelqu’un dans {familyName} (rôle : {toRole})',
    INVITATION_DECLINED: 'Une invitation dans {familyName} a été refusée (rôle : {toRole})',
  },
};
