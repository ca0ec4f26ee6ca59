/** At most `max` times within `windowMs`, counted from the first time. */
export interface Limit {
  /** Names the limit in the database; unique. */
  name: string;
  max: number;
  windowMs: number;
}

/** How often something happened since the window opened. */
export interface Counter {
  count: number;
  /** When the window closes and the count begins anew, in ms since the epoch. */
  until: number;
}

export type Charged = { allowed: true; counter: Counter } | { allowed: false; retryAfterMs: number };

/** One time more, if the limit allows it now. */
export function charged(counter: Counter | undefined, { max, windowMs }: Limit, nowMs: number): Charged {
  if (counter === undefined || counter.until <= nowMs) return { allowed: true, counter: { count: 1, until: nowMs + windowMs } };
  if (counter.count >= max) return { allowed: false, retryAfterMs: counter.until - nowMs };
  return { allowed: true, counter: { ...counter, count: counter.count + 1 } };
}
