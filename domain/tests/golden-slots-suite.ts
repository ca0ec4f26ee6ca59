import { addDays, dayRange, localDay, slotsForDay } from '../src';
import { aSchedule, at } from './builders';
import { GOLDEN_MOVES, GOLDEN_SLOTS, HOUR_MS } from './golden-slots';

const iso = (ms: number): string => new Date(ms).toISOString().replace('.000', '');

/** The golden tests, to be run as if the machine stood in different time zones. */
export function goldenSlotTests(): void {
  test.each(GOLDEN_SLOTS)(
    'MED-16 in %s on %s a dose at %s is due once, at %s (moved: %s)',
    (zone, day, time, expected, clockChange) => {
      const slots = slotsForDay(aSchedule({ scheduledTimes: [time] }), day, zone);
      expect(slots).toEqual([
        { medicationId: 'm1', slot: `${day}T${time}`, day, time, plannedAt: at(expected), clockChange },
      ]);
    },
  );

  test.each(GOLDEN_MOVES)(
    'MED-16 a move from $from to $to keeps doses 20 hours apart',
    ({ from, to, day, expected }) => {
      const medication = aSchedule();
      let previous = slotsForDay(medication, addDays(day, -1), from)[0]?.plannedAt;
      const planned: number[] = [];
      for (const offset of expected.keys()) {
        const [slot] = slotsForDay(medication, addDays(day, offset), to, previous);
        if (slot === undefined || previous === undefined) throw new Error('each day has one dose');
        expect(slot.plannedAt - previous).toBeGreaterThanOrEqual(20 * HOUR_MS);
        previous = slot.plannedAt;
        planned.push(slot.plannedAt);
      }
      expect(planned.map(iso)).toEqual(expected);
    },
  );

  test('localDay and dayRange look at the given zone only', () => {
    expect(localDay(at('2026-06-01T03:59:59Z'), 'America/New_York')).toBe('2026-05-31');
    expect(localDay(at('2026-06-01T04:00:00Z'), 'America/New_York')).toBe('2026-06-01');
    expect(dayRange('2026-11-01', 'America/New_York')).toEqual({
      startMs: at('2026-11-01T04:00:00Z'),
      endMs: at('2026-11-02T05:00:00Z'),
    });
    expect(dayRange('2026-04-24', 'Africa/Cairo').startMs).toBe(at('2026-04-23T22:00:00Z'));
  });
}
