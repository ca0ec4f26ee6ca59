import * as z from 'zod/mini';
import { instant } from './fields';

/** `families/{fid}/presence/{uid}`: when somebody last had the app open; null once they chose not to show it. */
export const presenceSchema = z.object({ seenAt: z.nullable(instant) });

export type Presence = z.infer<typeof presenceSchema>;

/** How often an open page says that it is there. */
export const HEARTBEAT_MS = 4 * 60_000;

/** Is somebody there now? A beat may be late by half of its interval. */
export function isOnline(presence: Presence | undefined, nowMs: number): boolean {
  const seenAt = presence?.seenAt?.toMillis();
  return seenAt !== undefined && nowMs - seenAt < 1.5 * HEARTBEAT_MS;
}
