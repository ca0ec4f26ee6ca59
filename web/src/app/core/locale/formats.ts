import { computed, inject, Service } from '@angular/core';
import { Locale } from './locale';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Dates, times and numbers as the chosen language writes them. Instants are epoch milliseconds. */
@Service()
export class Formats {
  private readonly language = inject(Locale).language;
  private readonly numbers = computed(() => new Intl.NumberFormat(this.language(), { maximumFractionDigits: 2 }));
  private readonly relatives = computed(() => new Intl.RelativeTimeFormat(this.language(), { numeric: 'auto' }));
  /** French writes 08:00, English 8:00 AM. */
  private readonly clock = computed<Intl.DateTimeFormatOptions>(() => ({
    hour: this.language() === 'fr' ? '2-digit' : 'numeric',
    minute: '2-digit',
  }));
  private readonly lists = computed(() => new Intl.ListFormat(this.language(), { type: 'conjunction' }));

  number(value: number): string {
    return this.numbers().format(value);
  }

  list(items: readonly string[]): string {
    return this.lists().format(items);
  }

  /** The time of day at an instant, in a zone. */
  time(ms: number, timeZone?: string): string {
    return this.format(ms, { ...this.clock(), timeZone });
  }

  /** A wall-clock time `HH:mm`. */
  wallTime(time: string): string {
    return this.format(Date.parse(`2000-01-01T${time}:00Z`), { ...this.clock(), timeZone: 'UTC' });
  }

  /** A calendar day `YYYY-MM-DD`, such as "Monday 23 November". */
  day(day: string): string {
    return this.format(Date.parse(`${day}T12:00:00Z`), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  }

  /** A calendar day with its year, for dates far away. */
  date(day: string): string {
    return this.format(Date.parse(`${day}T12:00:00Z`), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  }

  /** Day and time of an instant. */
  moment(ms: number, timeZone?: string): string {
    return this.format(ms, { weekday: 'short', day: 'numeric', month: 'short', ...this.clock(), timeZone });
  }

  /** The ISO weekdays (1 Monday … 7 Sunday) by name. */
  weekday(weekday: number, width: 'long' | 'short' = 'long'): string {
    return this.format(Date.UTC(2024, 0, weekday), { weekday: width, timeZone: 'UTC' });
  }

  /** The city of a time zone, as a name for it. */
  zone(timeZone: string): string {
    return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  }

  /** "3 minutes ago". What lies in the future by a skewed clock counts as now. */
  ago(ms: number, nowMs: number): string {
    const past = Math.max(0, nowMs - ms);
    if (past < MINUTE) return this.relatives().format(0, 'second');
    if (past < HOUR) return this.relatives().format(-Math.floor(past / MINUTE), 'minute');
    if (past < DAY) return this.relatives().format(-Math.floor(past / HOUR), 'hour');
    return this.relatives().format(-Math.floor(past / DAY), 'day');
  }

  private format(ms: number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.language(), options).format(ms);
  }
}
