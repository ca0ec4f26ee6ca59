import * as z from 'zod/mini';
import { instant, text, uid } from './fields';
import { textParamsSchema } from './notification';

export const ACTIVITY_TYPES = [
  'DOSE_GIVEN',
  'DOSE_SKIPPED',
  'DOSE_UNDONE',
  'DOSE_CORRECTED',
  'POSSIBLE_DOUBLE',
  'MEDICATION_ADDED',
  'MEDICATION_CHANGED',
  'RECIPIENT_ADDED',
  'RECIPIENT_CHANGED',
  'RECIPIENT_REMOVED',
  'RECIPIENT_RESTORED',
  'DOCTOR_ADDED',
  'DOCTOR_CHANGED',
  'DOCTOR_REMOVED',
  'CONTACT_ADDED',
  'CONTACT_CHANGED',
  'CONTACT_REMOVED',
  'FAMILY_RENAMED',
  'FAMILY_RESTORED',
  'MEMBER_JOINED',
  'MEMBER_LEFT',
  'MEMBER_REMOVED',
  'ROLE_CHANGED',
  'INVITATION_SENT',
  'INVITATION_DECLINED',
] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** `families/{fid}/activity/{id}`: what happened, for people; written by functions, one entry an act. */
export const activitySchema = z.object({
  type: z.enum(ACTIVITY_TYPES),
  actor: uid,
  actorName: text(0, 100),
  /** '' for what is about the family. */
  recipientId: text(0, 128),
  medicationId: z.nullable(z.string()),
  doseId: z.nullable(z.string()),
  params: textParamsSchema,
  at: instant,
});

export type Activity = z.infer<typeof activitySchema>;
