import * as z from 'zod/mini';
import { instant, text, uid } from './fields';

export const AUDIT_ACTIONS = ['CREATE', 'UPDATE', 'DELETE', 'SEND_PASSWORD_RESET'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** `families/{fid}/audit/{id}`: who changed which fields of what, for accountability; never changed. */
export const auditSchema = z.object({
  action: z.enum(AUDIT_ACTIONS),
  /** The changed document, relative to the database's root. */
  path: text(1, 1500),
  actor: uid,
  fields: z.array(z.string()),
  at: instant,
  eventId: text(1, 500),
});

export type AuditEntry = z.infer<typeof auditSchema>;
