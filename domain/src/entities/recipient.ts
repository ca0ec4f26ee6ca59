import * as z from 'zod/mini';
import { date, meta, text, timeZone } from './fields';

export const RELATIONSHIPS = ['PARENT', 'GRANDPARENT', 'SPOUSE', 'SIBLING', 'OTHER'] as const;
export const BLOOD_TYPES = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-', 'UNKNOWN'] as const;
export type BloodType = (typeof BLOOD_TYPES)[number];

/** "Nobody asked" is not "there are none" (IPS-06); LISTED exactly when the list of allergies has an entry. */
export const ALLERGY_STATUSES = ['NOT_ASKED', 'NONE_KNOWN', 'LISTED'] as const;
export type AllergyStatus = (typeof ALLERGY_STATUSES)[number];
export const SEVERITIES = ['MILD', 'MODERATE', 'SEVERE'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What the person wants when the heart stops. */
export const RESUSCITATIONS = ['ATTEMPT', 'DO_NOT_ATTEMPT'] as const;
export const LIVING_WILLS = ['YES', 'NO'] as const;

/** The longest text, in characters, or list, in entries, of each field; `firestore.rules` repeats them. */
export const RECIPIENT_LIMITS = {
  fullName: 100,
  preferredName: 50,
  notes: 1000,
  /** A `data:` address in base64: about 45 KB of picture. */
  photo: 60_000,
  allergies: 12,
  substance: 100,
  reaction: 200,
  conditions: 30,
  condition: 100,
  insuranceProvider: 100,
  insurancePolicyNo: 60,
  primaryHospital: 100,
  hospitalAddress: 300,
  powerOfAttorney: 200,
  directiveNotes: 500,
} as const;

const LIMIT = RECIPIENT_LIMITS;

export const allergySchema = z.object({
  substance: text(1, LIMIT.substance),
  /** Empty when nobody knows. */
  severity: z.enum(['', ...SEVERITIES]),
  reaction: text(0, LIMIT.reaction),
});

/** What the person decided ahead. Facts for people in a hurry; the papers themselves are documents. */
export const directivesSchema = z.object({
  resuscitation: z.enum(['', ...RESUSCITATIONS]),
  livingWill: z.enum(['', ...LIVING_WILLS]),
  /** Who decides for them, and how to reach that person. */
  powerOfAttorney: text(0, LIMIT.powerOfAttorney),
  notes: text(0, LIMIT.directiveNotes),
});

/** `families/{fid}/recipients/{rid}`: the person cared for. `timeZone` governs every dose. */
export const recipientSchema = z.object({
  fullName: text(1, LIMIT.fullName),
  preferredName: text(0, LIMIT.preferredName),
  dateOfBirth: z.union([z.literal(''), date]),
  timeZone,
  notes: text(0, LIMIT.notes),
  relationship: z.enum(['', ...RELATIONSHIPS]),
  /** A small JPEG as a `data:` address, or empty. */
  photo: text(0, LIMIT.photo),
  bloodType: z.enum(['', ...BLOOD_TYPES]),
  allergyStatus: z.enum(ALLERGY_STATUSES),
  allergies: z.array(allergySchema).check(z.maxLength(LIMIT.allergies)),
  conditions: z.array(text(1, LIMIT.condition)).check(z.maxLength(LIMIT.conditions)),
  insuranceProvider: text(0, LIMIT.insuranceProvider),
  insurancePolicyNo: text(0, LIMIT.insurancePolicyNo),
  primaryHospital: text(0, LIMIT.primaryHospital),
  hospitalAddress: text(0, LIMIT.hospitalAddress),
  directives: directivesSchema,
  /** The one emergency contact to call first; here, so that a single write decides it. */
  primaryContactId: z.nullable(z.string()),
  /** Goes up by one with every change: who changes must have seen the version before. */
  version: z.int().check(z.gte(1)),
  ...meta,
});

export type Allergy = z.infer<typeof allergySchema>;
export type Directives = z.infer<typeof directivesSchema>;
export type Recipient = z.infer<typeof recipientSchema>;

/** Everything about a person that can be left open, left open. */
export const EMPTY_PROFILE = {
  photo: '',
  bloodType: '',
  allergyStatus: 'NOT_ASKED',
  allergies: [],
  conditions: [],
  insuranceProvider: '',
  insurancePolicyNo: '',
  primaryHospital: '',
  hospitalAddress: '',
  directives: { resuscitation: '', livingWill: '', powerOfAttorney: '', notes: '' },
} as const satisfies Partial<Recipient>;

/** A recipient as stored, with what documents of earlier versions lack; their version counts as 0. */
export const completeRecipient = <T extends object>(stored: T) =>
  ({ ...EMPTY_PROFILE, primaryContactId: null, version: 0, ...stored }) as Recipient & T;

/** What everybody calls the recipient: the preferred name, else the full one. */
export function recipientName(recipient: Pick<Recipient, 'fullName' | 'preferredName'>): string {
  return recipient.preferredName === '' ? recipient.fullName : recipient.preferredName;
}
