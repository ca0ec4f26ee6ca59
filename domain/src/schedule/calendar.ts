import { Temporal } from 'temporal-polyfill';

/** Is this the `YYYY-MM-DD` of a day that exists? */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = value.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** Is this an IANA time zone that this machine knows? Offsets such as `+01:00` are not zones. */
export function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The calendar day, `YYYY-MM-DD`, that an instant falls on in a time zone. */
export function localDay(nowMs: number, timeZone: string): string {
  return zoned(nowMs, timeZone).toPlainDate().toString();
}

/** The wall-clock time, `HH:mm`, that an instant shows in a time zone. */
export function localTime(nowMs: number, timeZone: string): string {
  return zoned(nowMs, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instants at which a calendar day begins and ends in a time zone; 23 or 25 hours apart when the clocks change. */
export function dayRange(day: string, timeZone: string): { startMs: number; endMs: number } {
  const date = Temporal.PlainDate.from(day);
  const start = date.toZonedDateTime(timeZone);
  const end = date.add({ days: 1 }).toZonedDateTime(timeZone);
  return { startMs: start.epochMilliseconds, endMs: end.epochMilliseconds };
}

/** The day so many days later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The day of the week after ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function zoned(nowMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
}
