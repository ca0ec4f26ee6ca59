import * as z from 'zod/mini';
import { instant, text } from './fields';

/** Why a session is over: ended on this device, from the list on another one, with a new password, for a newer one of the same device, or with the whole account. */
export const SESSION_ENDS = ['SIGNED_OUT', 'REVOKED', 'PASSWORD_CHANGED', 'REPLACED', 'CONFIRMATION', 'SUSPENDED', 'ACCOUNT_DELETED'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** How long a sign-in lasts without use, by what the person said of the device. (The app itself leaves a shared one much sooner.) */
export const TRUSTED_DAYS = 30;
export const UNTRUSTED_HOURS = 12;

/**
 * `users/{uid}/sessions/{sid}`: one sign-in on one device. Its id is in the token of the device (`sid`), and the rules ask for it:
 * once `endedAt` is set, or it was not used for too long, that token opens nothing any more. Functions create it; the device tells what it is.
 */
export const sessionSchema = z.object({
  /** What the person recognises the device by, such as "Firefox on Android". */
  label: text(0, 100),
  /** The same for all sign-ins of one browser; empty until the app has told. */
  deviceId: text(0, 64),
  /** Whether the person said that the device is their own. */
  trusted: z.boolean(),
  /** Where the sign-in came from, as the server saw it. */
  address: text(0, 64),
  userAgent: text(0, 400),
  createdAt: instant,
  lastUsedAt: instant,
  endedAt: z.nullable(instant),
  endReason: z.nullable(z.enum(SESSION_ENDS)),
});

export type Session = z.infer<typeof sessionSchema>;

const HOUR_MS = 3_600_000;

/** Does a session open anything at this instant? The rules ask the same. */
export function isLive({ endedAt, lastUsedAt, trusted }: Pick<Session, 'endedAt' | 'lastUsedAt' | 'trusted'>, nowMs: number): boolean {
  const unusedMs = trusted ? TRUSTED_DAYS * 24 * HOUR_MS : UNTRUSTED_HOURS * HOUR_MS;
  return endedAt === null && nowMs < lastUsedAt.toMillis() + unusedMs;
}
