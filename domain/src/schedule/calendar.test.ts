import { at } from '../../tests/builders';
import { addDays, dayRange, isDate, isTimeZone, localDay, localTime, weekdayOf } from './calendar';

test.each(['2026-01-01', '2024-02-29', '2000-02-29', '1899-12-31'])('isDate accepts %s', (value) => {
  expect(isDate(value)).toBe(true);
});

test.each(['2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '20260101', ''])(
  'isDate refuses "%s"',
  (value) => {
    expect(isDate(value)).toBe(false);
  },
);

test.each(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])('isTimeZone accepts %s', (value) => {
  expect(isTimeZone(value)).toBe(true);
});

test.each(['', '+01:00', 'Mars/Base', 'Europe Paris'])('isTimeZone refuses "%s"', (value) => {
  expect(isTimeZone(value)).toBe(false);
});

test('localTime shows the wall clock of the zone', () => {
  expect(localTime(at('2026-06-01T06:05:59Z'), 'Asia/Kolkata')).toBe('11:35');
});

test('localDay changes at the zone’s midnight', () => {
  expect(localDay(at('2026-06-01T21:59:59Z'), 'Europe/Paris')).toBe('2026-06-01');
  expect(localDay(at('2026-06-01T22:00:00Z'), 'Europe/Paris')).toBe('2026-06-02');
});

test.each([
  ['2026-06-01', 24],
  ['2026-03-29', 23],
  ['2026-10-25', 25],
])('the day %s has %d hours in Paris', (day, hours) => {
  const { startMs, endMs } = dayRange(day, 'Europe/Paris');
  expect((endMs - startMs) / 3_600_000).toBe(hours);
});

test('addDays crosses months and years in both directions', () => {
  expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
});

test('weekdayOf counts from Monday, 1, to Sunday, 7', () => {
  expect([weekdayOf('2026-06-01'), weekdayOf('2026-06-07')]).toEqual([1, 7]);
});
