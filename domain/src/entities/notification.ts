import * as z from 'zod/mini';
import { instant, text } from './fields';

export const NOTIFICATION_TYPES = [
  'REFILL_NEEDED',
  'POSSIBLE_DOUBLE',
  'CARE_RECIPIENT_UPDATED',
  'CARE_RECIPIENT_DELETED',
  'FAMILY_INVITE',
  'FAMILY_MEMBER_JOINED',
  'FAMILY_MEMBER_LEFT',
  'FAMILY_MEMBER_GONE',
  'FAMILY_MEMBER_REMOVED',
  'FAMILY_MEMBER_ROLE_CHANGED',
  'FAMILY_DELETED',
  'FAMILY_INVITE_DECLINED',
  'PASSWORD_RESET_ASKED',
  'AUDIT_ALARM',
] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

/** Values that a text of the catalogue is filled with; which ones a type needs is written in `texts/`. */
export const textParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type TextParams = z.infer<typeof textParamsSchema>;

/** `users/{uid}/notifications/{nid}`: one entry of a person's bell; written by functions. */
export const notificationSchema = z.object({
  type: z.enum(NOTIFICATION_TYPES),
  familyId: text(1, 128),
  /** '' for what is about no one person cared for. */
  recipientId: text(0, 128),
  /** '' for what is about no medicine. */
  medicationId: text(0, 128),
  params: textParamsSchema,
  /** Newer replaces older with the same tag on a device. */
  tag: text(1, 300),
  /** Where a tap leads: a path within the app. */
  link: text(1, 500),
  readAt: z.nullable(instant),
  createdAt: instant,
});

export type AppNotification = z.infer<typeof notificationSchema>;
