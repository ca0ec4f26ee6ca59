import * as z from 'zod/mini';
import { isDate, isTimeZone } from '../schedule/calendar';

// Pages forbid `eval` by their content security policy; without this zod would try it once and be reported.
z.config({ jitless: true });

/** An absolute instant, as both Firestore SDKs hand it out (their `Timestamp` classes fit). */
export interface Instant {
  toMillis(): number;
}

const isInstant = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'toMillis' in value && typeof value.toMillis === 'function';

export const instant = z.custom<Instant>(isInstant, { error: 'expected a timestamp' });

/** Text of `min` to `max` characters. */
export const text = (min: number, max: number) => z.string().check(z.minLength(min), z.maxLength(max));

/** A calendar date `YYYY-MM-DD` that exists. */
export const date = z.string().check(z.refine(isDate, { error: 'expected a date YYYY-MM-DD' }));

/** A wall-clock time `HH:mm`. */
export const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'expected a time HH:mm' }));

/** An IANA time zone such as `Europe/Paris`. */
export const timeZone = z.string().check(z.refine(isTimeZone, { error: 'expected an IANA time zone' }));

/** A phone number in E.164 form, or empty. */
export const phone = z
  .string()
  .check(z.regex(/^(\+[1-9]\d{6,14})?$/, { error: 'expected +, country code and number' }));

export const email = z.string().check(z.minLength(3), z.maxLength(254));

export const uid = text(1, 128);

/** Who wrote a document and when; proven by the rules. `deletedAt` stays null until somebody removes the document. */
export const meta = {
  createdAt: instant,
  createdBy: uid,
  updatedAt: instant,
  updatedBy: uid,
  deletedAt: z.nullable(instant),
  deletedBy: z.nullable(uid),
};

/** A document's data together with its id. */
export type WithId<T> = T & { readonly id: string };
