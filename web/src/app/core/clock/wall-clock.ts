import { addDays } from '@carecircle/domain';
import { Temporal } from 'temporal-polyfill';

const HALF_A_DAY_MS = 12 * 60 * 60_000;

/** The instant (epoch milliseconds) at which clocks in a zone show this day and time; skipped times move on, repeated ones count once. */
export function instantAt(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/**
 * When a dose was given that was planned for a day, from the time on the clock alone (epoch milliseconds). A time more than half a
 * day before the plan belongs to the next day: ten past midnight, for the dose of ten in the evening.
 */
export function givenInstant(day: string, time: string, timeZone: string, plannedAt: number | null): number {
  const sameDay = instantAt(day, time, timeZone);
  if (plannedAt === null || sameDay >= plannedAt - HALF_A_DAY_MS) return sameDay;
  return instantAt(addDays(day, 1), time, timeZone);
}
