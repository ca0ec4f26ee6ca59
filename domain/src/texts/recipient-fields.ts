import type { Locale } from '../entities/user';

/** What the fields of a medical profile are called within a sentence. */
export const RECIPIENT_FIELD_NAMES: Record<Locale, ReadonlyMap<string, string>> = {
  en: new Map([
    ['fullName', 'full name'],
    ['preferredName', 'name used'],
    ['dateOfBirth', 'date of birth'],
    ['timeZone', 'time zone'],
    ['notes', 'notes'],
    ['relationship', 'relationship'],
    ['photo', 'photo'],
    ['bloodType', 'blood type'],
    ['allergyStatus', 'whether there are allergies'],
    ['allergies', 'allergies'],
    ['conditions', 'conditions'],
    ['insuranceProvider', 'insurance'],
    ['insurancePolicyNo', 'policy number'],
    ['primaryHospital', 'hospital'],
    ['hospitalAddress', 'address of the hospital'],
    ['directives', 'directives'],
    ['primaryContactId', 'whom to call first'],
  ]),
  fr: new Map([
    ['fullName', 'nom complet'],
    ['preferredName', 'nom d’usage'],
    ['dateOfBirth', 'date de naissance'],
    ['timeZone', 'fuseau horaire'],
    ['notes', 'remarques'],
    ['relationship', 'lien'],
    ['photo', 'photo'],
    ['bloodType', 'groupe sanguin'],
    ['allergyStatus', 'présence d’allergies'],
    ['allergies', 'allergies'],
    ['conditions', 'maladies'],
    ['insuranceProvider', 'assurance'],
    ['insurancePolicyNo', 'numéro d’assuré'],
    ['primaryHospital', 'hôpital'],
    ['hospitalAddress', 'adresse de l’hôpital'],
    ['directives', 'directives'],
    ['primaryContactId', 'personne à appeler d’abord'],
  ]),
};

/** A field of a medical profile in words; an unknown one by its code. */
export const recipientFieldName = (field: string, locale: Locale): string =>
  RECIPIENT_FIELD_NAMES[locale].get(field) ?? field;
