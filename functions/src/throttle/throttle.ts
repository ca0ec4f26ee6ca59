import { refusal } from '../calls/refusal';
import type { Limit } from './counter';

/** One limit on one subject: a uid, an address, a family, an origin. */
export interface Charge {
  limit: Limit;
  subject: string;
}

export type Verdict = { allowed: true } | { allowed: false; retryAfterMs: number };

/** Counters that outlive the process and are shared by all of them. They fail closed: no database, no permission. */
export interface Throttle {
  /** Counts one time for each charge, or for none when one of them is exhausted. */
  take(charges: readonly Charge[], nowMs: number): Promise<Verdict>;
  /** Takes one time off each count again: what was counted turned out to be right. */
  giveBack(charges: readonly Charge[]): Promise<void>;
  /** Begins the counts anew, as after a success. */
  forget(charges: readonly Charge[]): Promise<void>;
}

/** Counts, or refuses the call with the time to wait. */
export async function charge(throttle: Throttle, charges: readonly Charge[], nowMs: number): Promise<void> {
  const verdict = await throttle.take(charges, nowMs);
  if (verdict.allowed) return;
  throw refusal('TOO_MANY_ATTEMPTS', { retryAfterSeconds: Math.ceil(verdict.retryAfterMs / 1000) });
}
