import { afterFailure, ADDRESS, isBlocked, ORIGIN, PAIR, reachesLimit, type Failures, type Limit } from './failures';

const MINUTE = 60_000;

/** So many failures, each as soon as it is allowed. */
function fail(times: number, limit: Limit, startMs = 0) {
  let failures: Failures | undefined;
  let nowMs = startMs;
  let reached = 0;
  for (let time = 0; time < times; time++) {
    nowMs = Math.max(nowMs, failures?.blockedUntil ?? 0);
    const after = afterFailure(failures, limit, nowMs);
    if (reachesLimit(failures, after, limit)) reached += 1;
    failures = after;
  }
  return { failures: failures as Failures, nowMs, reached };
}

test('A3 waits grow with each failure, and the fifth locks for half an hour', () => {
  const waits = [1, 2, 3, 4, 5].map((times) => {
    const { failures, nowMs } = fail(times, PAIR);
    return (failures.blockedUntil - nowMs) / 1000;
  });
  expect(waits).toEqual([0, 0, 2, 5, 30 * 60]);
});

test('trying while the way is blocked counts for nothing and prolongs nothing', () => {
  const { failures, nowMs } = fail(5, PAIR);
  expect(afterFailure(failures, PAIR, nowMs + MINUTE)).toBe(failures);
  expect(isBlocked(failures, nowMs + 30 * MINUTE - 1)).toBe(true);
  expect(isBlocked(failures, nowMs + 30 * MINUTE)).toBe(false);
});

test('after the lock, and after half an hour without one, the count begins anew', () => {
  const locked = fail(5, PAIR);
  expect(afterFailure(locked.failures, PAIR, locked.failures.blockedUntil).count).toBe(1);
  const few = fail(3, PAIR).failures;
  expect(afterFailure(few, PAIR, 30 * MINUTE - 1).count).toBe(4);
  expect(afterFailure(few, PAIR, 30 * MINUTE).count).toBe(1);
});

test('A3 failures from everywhere alarm the owner once a day and lock nobody out', () => {
  const { failures, nowMs, reached } = fail(20, ADDRESS);
  expect(reached).toBe(1);
  expect(isBlocked(failures, nowMs)).toBe(false);
});

test('one origin that tries many addresses is locked', () => {
  const { failures, nowMs } = fail(50, ORIGIN);
  expect(isBlocked(failures, nowMs + 29 * MINUTE)).toBe(true);
});
