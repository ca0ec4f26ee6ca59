import * as z from 'zod/mini';
import { date, meta, text, time } from './fields';

export const MEDICATION_FORMS = [
  'TABLET',
  'CAPSULE',
  'LIQUID',
  'INJECTION',
  'PATCH',
  'CREAM',
  'INHALER',
  'DROPS',
  'OTHER',
] as const;
export type MedicationForm = (typeof MEDICATION_FORMS)[number];

export const FREQUENCIES = [
  'DAILY',
  'TWICE_DAILY',
  'THREE_TIMES_DAILY',
  'FOUR_TIMES_DAILY',
  'WEEKLY',
  'AS_NEEDED',
  'OTHER',
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const MAX_TIMES_PER_DAY = 24;
export const MAX_QUANTITY = 100;

/** `…/recipients/{rid}/medications/{mid}`: a medicine, when it is due and how much of it is left. */
export const medicationSchema = z.object({
  name: text(2, 100),
  genericName: text(0, 100),
  /** As on the label: strength and unit, free text. */
  dosage: text(1, 100),
  form: z.enum(MEDICATION_FORMS),
  frequency: z.enum(FREQUENCIES),
  /** Wall-clock times in the recipient's zone, sorted, distinct; none exactly for AS_NEEDED. */
  scheduledTimes: z.array(time).check(z.maxLength(MAX_TIMES_PER_DAY)),
  /** ISO weekdays (1 Monday … 7 Sunday), sorted, distinct; none means every day. */
  weekdays: z.array(z.int().check(z.gte(1), z.lte(7))),
  /** Must be given within half an hour (standards 4.1). */
  timeCritical: z.boolean(),
  /** Units of the supply that one dose takes. */
  quantity: z.number().check(z.gt(0), z.lte(MAX_QUANTITY)),
  /** Units left; null when nobody counts them. */
  currentSupply: z.nullable(z.number().check(z.gte(0))),
  /** Ask for a refill when the supply comes down to this; null never asks, 0 asks when nothing is left. */
  refillAt: z.nullable(z.number().check(z.gte(0))),
  startDate: date,
  /** The last day on which it is taken; null when open. */
  endDate: z.nullable(date),
  isActive: z.boolean(),
  instructions: text(0, 1000),
  /** The dose that last moved the supply: explains the change to the rules and to the audit trail. */
  lastDoseId: z.nullable(z.string()),
  ...meta,
});

export type Medication = z.infer<typeof medicationSchema>;
