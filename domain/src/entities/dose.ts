import * as z from 'zod/mini';
import { date, instant, meta, text, uid } from './fields';

export const DOSE_STATUSES = ['GIVEN', 'SKIPPED'] as const;
export type DoseStatus = (typeof DOSE_STATUSES)[number];

export const SKIP_REASONS = [
  'REFUSED',
  'NAUSEOUS',
  'SLEEPING',
  'NOT_AVAILABLE',
  'DOCTOR_ADVISED',
  'RAN_OUT',
  'OTHER',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

export const MAX_CORRECTIONS = 20;

/** What a correction replaced, by whom it was written then, and who corrected it why. */
export const correctionSchema = z.object({
  givenAt: instant,
  updatedAt: instant,
  updatedBy: uid,
  correctedBy: uid,
  reason: text(5, 500),
});

/** `…/recipients/{rid}/doses/{doseId}`: what became of one dose. `deletedAt` set means that it was undone. */
export const doseSchema = z.object({
  medicationId: text(1, 128),
  /** Name and dosage as they were when the dose was recorded. */
  medicationName: text(2, 100),
  dosage: text(1, 100),
  /** The scheduled wall-clock minute `YYYY-MM-DDTHH:mm` in the recipient's zone; null for a dose outside the plan. */
  slot: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/))),
  /** The recipient's calendar day. */
  day: date,
  plannedAt: z.nullable(instant),
  status: z.enum(DOSE_STATUSES),
  givenAt: z.nullable(instant),
  quantity: z.number().check(z.gt(0)),
  /** What the supply went down by: the quantity, or what was left of it. */
  supplyUsed: z.number().check(z.gte(0)),
  skipReason: z.nullable(z.enum(SKIP_REASONS)),
  notes: text(0, 1000),
  /** The tap that made it: a UUID, by which a repeated upload is recognised. */
  clientId: text(36, 36),
  /** What the clock of the device said at the tap. */
  deviceTime: instant,
  /** The dose that already stood in this slot, when two people recorded one. */
  possibleDoubleOf: z.nullable(z.string()),
  corrections: z.array(correctionSchema).check(z.maxLength(MAX_CORRECTIONS)),
  ...meta,
});

export type Correction = z.infer<typeof correctionSchema>;
export type Dose = z.infer<typeof doseSchema>;
