import * as z from 'zod/mini';
import { RELATIONSHIPS } from '../entities/recipient';
import { isDate, isTimeZone } from '../schedule/calendar';
import { formText, type ValidationKey } from './validation';

/** The person cared for as the form gives it. Check the date of birth against today with `birthDateProblem`, too. */
export const recipientInput = z.strictObject({
  fullName: formText(1, 100),
  preferredName: formText(0, 50),
  dateOfBirth: formText(0, 10).check(z.refine((value) => value === '' || isDate(value), { error: 'invalidDate' })),
  timeZone: formText(1, 64).check(z.refine(isTimeZone, { error: 'invalidTimeZone' })),
  notes: formText(0, 1000),
  relationship: z.enum(['', ...RELATIONSHIPS], { error: 'invalid' }),
});

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
