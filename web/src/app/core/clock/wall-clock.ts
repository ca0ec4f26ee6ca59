import { Temporal } from 'temporal-polyfill';

/** The instant (epoch milliseconds) at which clocks in a zone show this day and time; skipped times move on, repeated ones count once. */
export function instantAt(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}
