const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Failed sign-ins that one counter saw. Instants are epoch milliseconds. */
export interface Failures {
  count: number;
  firstAt: number;
  /** No sign-in is let through before. */
  blockedUntil: number;
}

/** How a counter reacts. */
export interface Limit {
  /** Failures are forgotten so long after the first. */
  windowMs: number;
  /** From this failure on, the way is blocked for `lockMs`. */
  lockAfter: number;
  lockMs: number;
  /** Waits after failures before that one: of index 0 after the first. */
  delaysMs: readonly number[];
}

/** One address from one origin: five tries, with growing waits, then half an hour. */
export const PAIR: Limit = {
  windowMs: 30 * MINUTE_MS,
  lockAfter: 5,
  lockMs: 30 * MINUTE_MS,
  delaysMs: [0, 0, 2 * SECOND_MS, 5 * SECOND_MS],
};

/** One origin with whatever addresses: lists of stolen passwords are tried like that. A hospital's network has many people. */
export const ORIGIN: Limit = { windowMs: 30 * MINUTE_MS, lockAfter: 50, lockMs: 30 * MINUTE_MS, delaysMs: [] };

/** One address from whatever origins: its owner is told; nobody is locked out, or strangers could do that to them. */
export const ADDRESS: Limit = { windowMs: 24 * 60 * MINUTE_MS, lockAfter: 20, lockMs: 0, delaysMs: [] };

/** Is the way blocked now? */
export const isBlocked = (failures: Failures | undefined, nowMs: number): boolean =>
  failures !== undefined && nowMs < failures.blockedUntil;

/** The counter after one more failure. Trying while the way is blocked counts for nothing and prolongs nothing. */
export function afterFailure(before: Failures | undefined, limit: Limit, nowMs: number): Failures {
  if (before !== undefined && isBlocked(before, nowMs)) return before;
  const fresh = before === undefined || nowMs - before.firstAt >= limit.windowMs || before.count >= limit.lockAfter;
  const count = fresh ? 1 : before.count + 1;
  const waitMs = count >= limit.lockAfter ? limit.lockMs : (limit.delaysMs[count - 1] ?? 0);
  return { count, firstAt: fresh ? nowMs : before.firstAt, blockedUntil: nowMs + waitMs };
}

/** Did this failure reach the limit? */
export const reachesLimit = (before: Failures | undefined, after: Failures, limit: Limit): boolean =>
  after !== before && after.count === limit.lockAfter;
