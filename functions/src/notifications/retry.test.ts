import { retryDelayMs } from './retry';

test('REM-13: the first retry comes after ten seconds at least, later ones after twice as long each', () => {
  expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, undefined, 0))).toEqual([10_000, 20_000, 40_000, 80_000]);
});

test('REM-13: jitter only lengthens the wait', () => {
  expect(retryDelayMs(1, undefined, 0.999)).toBeGreaterThan(10_000);
  expect(retryDelayMs(1, undefined, 0.999)).toBeLessThan(15_000);
});

test('REM-13: a retry never comes before the provider asked for it', () => {
  expect(retryDelayMs(1, 90_000, 0)).toBe(90_000);
  expect(retryDelayMs(4, 5_000, 0)).toBe(80_000);
});

test('a long row of failures does not wait for ever', () => {
  expect(retryDelayMs(30, undefined, 0)).toBe(600_000);
});
