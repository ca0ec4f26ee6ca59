import * as z from 'zod/mini';
import {
  ALLERGY_STATUSES,
  BLOOD_TYPES,
  LIVING_WILLS,
  RECIPIENT_LIMITS as LIMIT,
  RELATIONSHIPS,
  RESUSCITATIONS,
  SEVERITIES,
} from '../entities/recipient';
import { isDate, isTimeZone } from '../schedule/calendar';
import { formChoice, formText, type ValidationKey } from './validation';

const basics = {
  fullName: formText(1, LIMIT.fullName),
  preferredName: formText(0, LIMIT.preferredName),
  dateOfBirth: formText(0, 10).check(z.refine((value) => value === '' || isDate(value), { error: 'invalidDate' })),
  timeZone: formText(1, 64).check(z.refine(isTimeZone, { error: 'invalidTimeZone' })),
  notes: formText(0, LIMIT.notes),
  relationship: z.enum(['', ...RELATIONSHIPS], { error: 'invalid' }),
};

/** A new person as the first steps ask for them. Check the date of birth with `birthDateProblem`, too. */
export const recipientBasicsInput = z.strictObject(basics);

/** No two entries that read the same but for letter case. */
const distinct = <T>(nameOf: (entry: T) => string) =>
  z.refine<readonly T[]>(
    (entries) => new Set(entries.map((entry) => nameOf(entry).toLowerCase())).size === entries.length,
    { error: 'duplicate' },
  );

const formAllergy = z.strictObject({
  substance: formText(1, LIMIT.substance).check(z.regex(/^[^\n]*$/, { error: 'invalid' })),
  severity: z.enum(['', ...SEVERITIES], { error: 'invalid' }),
  reaction: formText(0, LIMIT.reaction),
});

const formCondition = formText(1, LIMIT.condition).check(z.regex(/^[^\n]*$/, { error: 'invalid' }));

/** The whole medical profile as its form gives it. Check the date of birth with `birthDateProblem`, too. */
export const recipientInput = z
  .strictObject({
    ...basics,
    photo: z
      .string({ error: 'invalid' })
      .check(
        z.maxLength(LIMIT.photo, { error: 'tooLarge' }),
        z.regex(/^(data:image\/jpeg;base64,\/9j\/[A-Za-z0-9+/]+={0,2})?$/, { error: 'invalid' }),
      ),
    bloodType: z.enum(['', ...BLOOD_TYPES], { error: 'invalid' }),
    allergyStatus: formChoice(ALLERGY_STATUSES),
    allergies: z.array(formAllergy, { error: 'required' }).check(
      z.maxLength(LIMIT.allergies, { error: 'tooMany' }),
      distinct(({ substance }) => substance),
    ),
    conditions: z.array(formCondition, { error: 'required' }).check(
      z.maxLength(LIMIT.conditions, { error: 'tooMany' }),
      distinct((condition) => condition),
    ),
    insuranceProvider: formText(0, LIMIT.insuranceProvider),
    insurancePolicyNo: formText(0, LIMIT.insurancePolicyNo),
    primaryHospital: formText(0, LIMIT.primaryHospital),
    hospitalAddress: formText(0, LIMIT.hospitalAddress),
    directives: z.strictObject({
      resuscitation: z.enum(['', ...RESUSCITATIONS], { error: 'invalid' }),
      livingWill: z.enum(['', ...LIVING_WILLS], { error: 'invalid' }),
      powerOfAttorney: formText(0, LIMIT.powerOfAttorney),
      notes: formText(0, LIMIT.directiveNotes),
    }),
  })
  .check(
    z.refine(({ allergyStatus, allergies }) => (allergyStatus === 'LISTED') === allergies.length > 0, {
      error: 'allergiesContradict',
      path: ['allergies'],
    }),
  );

export type RecipientBasicsInput = z.infer<typeof recipientBasicsInput>;
export type RecipientInput = z.infer<typeof recipientInput>;

const MAX_AGE_YEARS = 150;

/** What is wrong with a date of birth, seen on the day `today` (`YYYY-MM-DD`); null when nothing is. */
export function birthDateProblem(dateOfBirth: string, today: string): ValidationKey | null {
  if (dateOfBirth === '') return null;
  if (!isDate(dateOfBirth)) return 'invalidDate';
  if (dateOfBirth > today) return 'dateInFuture';
  const oldest = `${Number(today.slice(0, 4)) - MAX_AGE_YEARS}${today.slice(4)}`;
  return dateOfBirth < oldest ? 'dateTooOld' : null;
}
