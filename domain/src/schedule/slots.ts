import { Temporal } from 'temporal-polyfill';
import type { WithId } from '../entities/fields';
import type { Medication } from '../entities/medication';
import { weekdayOf } from './calendar';
import { minimumInterval } from './dose-window';

/** One planned dose. */
export interface Slot {
  medicationId: string;
  /** `YYYY-MM-DDTHH:mm`, the wall-clock minute of the plan: it names the slot whatever the clocks do. */
  slot: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** `HH:mm` as planned. */
  time: string;
  /** When it is really due, in epoch milliseconds. */
  plannedAt: number;
  /** The instant is not the one that the plan's time says, because the clocks or the zone changed. */
  clockChange: boolean;
}

export type Schedule = WithId<
  Pick<Medication, 'scheduledTimes' | 'weekdays' | 'startDate' | 'endDate' | 'isActive' | 'timeCritical' | 'deletedAt'>
>;

/**
 * The doses of a medicine that are planned for a calendar day of the recipient, in order (standards 4.3).
 *
 * - Times are wall-clock times: 08:00 stays 08:00 on either side of a clock change.
 * - A time that the clocks skip is due that much later, once; a time that they repeat is due the first time, once.
 * - No dose comes less than the minimum interval after the one before it: where a change of clocks or zone would bring
 *   them closer, it is put off. Pass `previousMs`, the instant of the last dose before this day, to have the first dose
 *   of the day keep its distance too.
 */
export function slotsForDay(medication: Schedule, day: string, timeZone: string, previousMs?: number): Slot[] {
  if (!isTakenOn(medication, day)) return [];
  const interval = minimumInterval(medication);
  let previous = previousMs ?? -Infinity;
  return medication.scheduledTimes.map((time) => {
    const slot = `${day}T${time}`;
    const due = Temporal.PlainDateTime.from(slot).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
    const plannedAt = Math.max(due.epochMilliseconds, previous + interval);
    previous = plannedAt;
    const shows = due.toPlainTime().toString({ smallestUnit: 'minute' });
    const clockChange = shows !== time || plannedAt !== due.epochMilliseconds;
    return { medicationId: medication.id, slot, day, time, plannedAt, clockChange };
  });
}

/** Is the medicine taken on this day at all? */
export function isTakenOn(medication: Omit<Schedule, 'id'>, day: string): boolean {
  const { isActive, deletedAt, startDate, endDate, weekdays } = medication;
  if (!isActive || deletedAt !== null) return false;
  if (day < startDate || (endDate !== null && day > endDate)) return false;
  return weekdays.length === 0 || weekdays.includes(weekdayOf(day));
}
