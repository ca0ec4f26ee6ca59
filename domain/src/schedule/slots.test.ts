import fc from 'fast-check';
import { aSchedule, at } from '../../tests/builders';
import { addDays, localTime } from './calendar';
import { minimumInterval } from './dose-window';
import { slotsForDay } from './slots';

const ZONES = [
  'America/New_York',
  'Europe/Paris',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Africa/Cairo',
  'Pacific/Kiritimati',
];

const times = (slots: readonly { time: string }[]) => slots.map(({ time }) => time);

describe('slotsForDay', () => {
  const paris = (change: Parameters<typeof aSchedule>[0], day = '2026-06-03') =>
    times(slotsForDay(aSchedule(change), day, 'Europe/Paris'));

  test('gives every time of a day, in order', () => {
    expect(paris({ scheduledTimes: ['00:05', '08:00', '23:55'] })).toEqual(['00:05', '08:00', '23:55']);
  });

  test.each([
    ['before the first day', { startDate: '2026-06-04' }, []],
    ['on the first day', { startDate: '2026-06-03' }, ['08:00']],
    ['on the last day', { endDate: '2026-06-03' }, ['08:00']],
    ['after the last day', { endDate: '2026-06-02' }, []],
    ['when it was stopped', { isActive: false }, []],
    ['when it was removed', { deletedAt: { toMillis: () => 0 } }, []],
    ['on one of its weekdays (a Wednesday)', { weekdays: [1, 3] }, ['08:00']],
    ['on another weekday', { weekdays: [1, 2, 4, 5, 6, 7] }, []],
    ['as needed', { scheduledTimes: [] }, []],
  ])('%s', (_, change, expected) => {
    expect(paris(change)).toEqual(expected);
  });

  test('MED-16 two doses that a skipped hour would bring together keep their distance', () => {
    const medication = aSchedule({ scheduledTimes: ['01:00', '02:00', '03:00', '04:00'] });
    const slots = slotsForDay(medication, '2026-03-29', 'Europe/Paris');
    expect(slots.map(({ plannedAt, clockChange }) => [localTime(plannedAt, 'Europe/Paris'), clockChange])).toEqual([
      ['01:00', false],
      ['03:00', true],
      ['03:30', true],
      ['04:00', false],
    ]);
  });

  test('keeps the distance to the dose before the day, when told of it', () => {
    const [slot] = slotsForDay(aSchedule(), '2026-06-03', 'Etc/UTC', at('2026-06-02T22:00:00Z'));
    expect(slot).toMatchObject({ slot: '2026-06-03T08:00', plannedAt: at('2026-06-03T18:00:00Z'), clockChange: true });
  });

  test('does not move a dose for one that lies far enough back', () => {
    const [slot] = slotsForDay(aSchedule(), '2026-06-03', 'Etc/UTC', at('2026-06-02T08:00:00Z'));
    expect(slot).toMatchObject({ plannedAt: at('2026-06-03T08:00:00Z'), clockChange: false });
  });

  test('MED-16 whatever the plan and the move: one dose a slot, never too close, at its wall-clock time unless marked', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 5, 15, 30, 45, 59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const plan = fc.record({
      scheduledTimes: fc.uniqueArray(clock, { minLength: 1, maxLength: 8 }).map((list) => list.sort()),
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      timeCritical: fc.boolean(),
      start: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-01-01', days)),
      moveOn: fc.integer({ min: 0, max: 12 }),
      zones: fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)),
    });
    fc.assert(
      fc.property(plan, ({ scheduledTimes, weekdays, timeCritical, start, moveOn, zones }) => {
        const medication = aSchedule({ scheduledTimes, weekdays, timeCritical });
        const least = minimumInterval(medication);
        let previous: number | undefined;
        const seen = new Set<string>();
        for (let offset = 0; offset < 12; offset++) {
          const zone = offset < moveOn ? zones[0] : zones[1];
          for (const slot of slotsForDay(medication, addDays(start, offset), zone, previous)) {
            expect(seen.has(slot.slot)).toBe(false);
            seen.add(slot.slot);
            if (previous !== undefined) expect(slot.plannedAt - previous).toBeGreaterThanOrEqual(least);
            if (!slot.clockChange) expect(localTime(slot.plannedAt, zone)).toBe(slot.time);
            previous = slot.plannedAt;
          }
        }
      }),
    );
  });

  test('MED-16 within one zone a clock change of an hour moves only doses of the hour it touches', () => {
    const zone = fc.constantFrom(...ZONES);
    const day = fc.integer({ min: 0, max: 730 }).map((days) => addDays('2026-01-01', days));
    fc.assert(
      fc.property(zone, day, fc.boolean(), (timeZone, date, timeCritical) => {
        const medication = aSchedule({ scheduledTimes: ['04:30', '12:30', '20:30'], timeCritical });
        const before = slotsForDay(medication, addDays(date, -1), timeZone).at(-1)?.plannedAt;
        const slots = slotsForDay(medication, date, timeZone, before);
        expect(slots.map(({ clockChange }) => clockChange)).toEqual([false, false, false]);
      }),
    );
  });
});
