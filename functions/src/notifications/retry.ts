/** After this many attempts a delivery is given up and becomes a dead letter. */
export const MAX_ATTEMPTS = 5;

const FIRST_RETRY_MS = 10_000;
const LONGEST_BACK_OFF_MS = 10 * 60_000;
const JITTER = 0.5;

/**
 * How long to wait after the given attempt (1 is the first) failed: at least 10 s, doubling, with up to half as much again at
 * random so that a crowd does not come back at once; never sooner than the provider asked for (REM-13). `random` is in [0, 1).
 */
export function retryDelayMs(attempt: number, retryAfterMs: number | undefined, random: number): number {
  const backOff = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_BACK_OFF_MS);
  return Math.round(Math.max(backOff, retryAfterMs ?? 0) * (1 + JITTER * random));
}
