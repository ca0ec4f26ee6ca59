import * as z from 'zod/mini';
import { instant, text, uid } from './fields';

const HOUR_MS = 3_600_000;

/**
 * `families/{fid}/views/{id}`: somebody looked at a medical profile. Written by their own device, once an hour and person; the
 * audit trail makes an entry of it. Nobody reads or changes it.
 */
export const profileViewSchema = z.object({
  viewer: uid,
  recipientId: text(1, 128),
  /** By the clock of the device: a view may be told later, when there is a network again. */
  viewedAt: instant,
  recordedAt: instant,
});

export type ProfileView = z.infer<typeof profileViewSchema>;

/** The id of a view: one an hour, whoever reports it how often. */
export const profileViewId = (viewer: string, recipientId: string, viewedAtMs: number): string =>
  `${viewer}_${recipientId}_${Math.floor(viewedAtMs / HOUR_MS)}`;
