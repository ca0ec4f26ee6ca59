import { parseSchedule } from './schedule';

const at = (iso: string): number => Date.parse(iso);
const next = (text: string, after: string, zone?: string): string => new Date(parseSchedule(text, zone)(at(after))).toISOString();

describe('parseSchedule', () => {
  test.each([
    ['every 1 minutes', '2026-03-01T10:00:00Z', '2026-03-01T10:01:00.000Z'],
    ['every 1 minutes', '2026-03-01T10:00:59.999Z', '2026-03-01T10:01:00.000Z'],
    ['every 5 minutes', '2026-03-01T10:04:00Z', '2026-03-01T10:05:00.000Z'],
    ['Every  2 hours', '2026-03-01T10:30:00Z', '2026-03-01T12:00:00.000Z'],
    ['every day 03:00', '2026-03-01T10:00:00Z', '2026-03-02T03:00:00.000Z'],
    ['every monday,friday 09:30', '2026-03-03T00:00:00Z', '2026-03-06T09:30:00.000Z'],
    ['*/15 * * * *', '2026-03-01T10:15:00Z', '2026-03-01T10:30:00.000Z'],
  ])('%s after %s is due at %s', (text, after, expected) => {
    expect(next(text, after)).toBe(expected);
  });

  test('a daily time keeps to the wall clock of its zone on both sides of a clock change', () => {
    expect(next('every day 08:00', '2026-03-28T12:00:00Z', 'Europe/Paris')).toBe('2026-03-29T06:00:00.000Z');
    expect(next('every day 08:00', '2026-03-27T12:00:00Z', 'Europe/Paris')).toBe('2026-03-28T07:00:00.000Z');
  });

  test('text that is no schedule is refused by its name', () => {
    expect(() => parseSchedule('now and then')).toThrow('"now and then" is no schedule');
  });
});
