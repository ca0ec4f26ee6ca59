const MINUTE_MS = 60_000;

/** A shared device is left after so long without a touch (SEC-03). */
export const IDLE_MS = 15 * MINUTE_MS;
/** So long before, the person is asked whether they are still there. */
export const WARNING_MS = MINUTE_MS;

export type Idle = { state: 'ACTIVE' } | { state: 'WARNING'; secondsLeft: number } | { state: 'OVER' };

/** What a shared device has to do, by when it was last touched. After a sleep of the device, that may be `OVER` at once. */
export function idleness(lastTouched: number, now: number): Idle {
  const left = lastTouched + IDLE_MS - now;
  if (left <= 0) return { state: 'OVER' };
  return left > WARNING_MS ? { state: 'ACTIVE' } : { state: 'WARNING', secondsLeft: Math.ceil(left / 1000) };
}
