import * as z from 'zod/mini';
import { FREQUENCIES, MAX_QUANTITY, MAX_TIMES_PER_DAY, MEDICATION_FORMS } from '../entities/medication';
import { isDate } from '../schedule/calendar';
import { timesFitFrequency } from '../schedule/frequency';
import { formChoice, formText } from './validation';

const formDate = formText(1, 10).check(z.refine(isDate, { error: 'invalidDate' }));
const formTime = z
  .string({ error: 'invalidTime' })
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'invalidTime' }));
const formAmount = z.number({ error: 'invalidNumber' }).check(z.gte(0, { error: 'mustNotBeNegative' }));
const sorted = <T extends string | number>() =>
  z.overwrite<T[]>((values) => values.toSorted((a, b) => (a < b ? -1 : 1)));

/**
 * A medicine as its form gives it: dosage, form, frequency and quantity have no defaults and must be chosen. Times and
 * weekdays come out sorted.
 */
export const medicationInput = z
  .strictObject({
    name: formText(2, 100),
    genericName: formText(0, 100),
    dosage: formText(1, 100),
    form: formChoice(MEDICATION_FORMS),
    frequency: formChoice(FREQUENCIES),
    scheduledTimes: z.array(formTime, { error: 'required' }).check(
      z.maxLength(MAX_TIMES_PER_DAY, { error: 'tooMany' }),
      sorted<string>(),
      z.refine((times) => new Set(times).size === times.length, { error: 'duplicateTime' }),
    ),
    weekdays: z
      .array(z.int({ error: 'invalid' }).check(z.gte(1, { error: 'invalid' }), z.lte(7, { error: 'invalid' })))
      .check(
        sorted<number>(),
        z.refine((days) => new Set(days).size === days.length, { error: 'invalid' }),
      ),
    timeCritical: z.boolean({ error: 'required' }),
    quantity: z
      .number({ error: 'required' })
      .check(z.gt(0, { error: 'mustBePositive' }), z.lte(MAX_QUANTITY, { error: 'tooLarge' })),
    currentSupply: z.nullable(formAmount),
    refillAt: z.nullable(formAmount),
    startDate: formDate,
    endDate: z.nullable(formDate),
    instructions: formText(0, 1000),
  })
  .check(
    z.refine(({ startDate, endDate }) => endDate === null || endDate >= startDate, {
      error: 'endBeforeStart',
      path: ['endDate'],
    }),
    z.refine(({ frequency, scheduledTimes }) => timesFitFrequency(frequency, scheduledTimes.length), {
      error: 'timesDoNotFitFrequency',
      path: ['scheduledTimes'],
    }),
    z.refine(({ frequency, weekdays }) => frequency !== 'WEEKLY' || weekdays.length > 0, {
      error: 'weekdayRequired',
      path: ['weekdays'],
    }),
  );

export type MedicationInput = z.infer<typeof medicationInput>;
