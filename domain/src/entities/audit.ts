import * as z from 'zod/mini';
import { date, instant, text, uid } from './fields';

export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE', 'VIEW', 'EXPORT', 'SEND_PASSWORD_RESET', 'OPERATOR_VIEW'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** A value before and after a change; absent where there was none. */
const changedValueSchema = z.object({ before: z.optional(z.unknown()), after: z.optional(z.unknown()) });
export type ChangedValue = z.infer<typeof changedValueSchema>;

/** `families/{fid}/audit/{id}`: who changed which fields of what, for accountability; never changed. */
export const auditSchema = z.object({
  action: z.enum(AUDIT_ACTIONS),
  /** The changed document, relative to the database's root. */
  path: text(1, 1500),
  /** The collection of the changed document, for filters. */
  kind: text(1, 100),
  actor: uid,
  fields: z.array(z.string()),
  /** Values of those fields that are about the family and never about health. */
  changes: z.record(z.string(), changedValueSchema),
  /** When the change was committed. */
  at: instant,
  /** When the entry was written; seals follow this one. */
  recordedAt: instant,
  eventId: text(1, 500),
  /** Of a VIEW: when it was, by the clock of the device that tells it. */
  deviceTime: z.optional(instant),
});

export type AuditEntry = z.infer<typeof auditSchema>;

/**
 * `families/{fid}/auditSeals/{day}_{page}`: what the trail held at the end of a day (UTC), as a link of a chain. A changed, missing
 * or added entry no longer fits its seal; a changed seal no longer fits the next one.
 */
export const auditSealSchema = z.object({
  day: date,
  /** From 0; long days take several. */
  page: z.number(),
  /** `id digest` of each entry in the order of their ids; digests are SHA-256 in hex. */
  entries: z.array(z.string()),
  /** The `seal` before this one; empty for the first. */
  previous: z.string(),
  /** SHA-256 over the family, day, page, entries and `previous`, in hex. */
  seal: text(64, 64),
  sealedAt: instant,
});

export type AuditSeal = z.infer<typeof auditSealSchema>;
