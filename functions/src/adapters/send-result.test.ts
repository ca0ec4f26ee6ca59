import { resultForStatus, retryAfterMs } from './send-result';

const NOW = Date.UTC(2026, 10, 23, 8, 0, 0);

test.each([
  ['120', 120_000],
  [' 5 ', 5_000],
  ['Mon, 23 Nov 2026 08:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %p asks for %p ms', (header, expected) => {
  expect(retryAfterMs(header, NOW)).toBe(expected);
});

test('REM-13: 429 waits as long as asked, a minute when nothing is said', () => {
  expect(resultForStatus(429, 'X', 5_000)).toEqual({ kind: 'RETRY', code: 'X', retryAfterMs: 5_000 });
  expect(resultForStatus(429, 'X', undefined)).toEqual({ kind: 'RETRY', code: 'X', retryAfterMs: 60_000 });
});

test.each([408, 500, 502, 503, 504])('REM-13: %p is tried again', (status) => {
  expect(resultForStatus(status, 'X', undefined)).toEqual({ kind: 'RETRY', code: 'X' });
});

test.each([400, 401, 403, 404, 413])('REM-13: %p is never tried again', (status) => {
  expect(resultForStatus(status, 'X', 5_000)).toEqual({ kind: 'REJECTED', code: 'X' });
});
