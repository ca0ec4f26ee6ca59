import { Cron } from 'croner';

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000 };
const EVERY_INTERVAL = /^every (\d+) (minute|hour)s?$/;
const EVERY_DAY = /^every (day|[a-z]{3,9}(?:,[a-z]{3,9})*) (\d{1,2}):(\d{2})$/;

/** The next instant after another at which a schedule is due; both in epoch ms. */
export type Schedule = (afterMs: number) => number;

/**
 * Reads the schedule text of a function: `every 5 minutes`, `every day 03:00`, `every monday,friday 09:00`, or five fields of cron.
 * @param timeZone IANA name; Cloud Scheduler takes UTC when none is given
 * @throws Error naming the text when it is none of these
 */
export function parseSchedule(text: string, timeZone = 'UTC'): Schedule {
  const normal = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const [, count, unit] = EVERY_INTERVAL.exec(normal) ?? [];
  const length = Number(count) * (UNITS[unit ?? ''] ?? 0);
  if (length > 0) return (afterMs) => (Math.floor(afterMs / length) + 1) * length;
  const [, days, hour, minute] = EVERY_DAY.exec(normal) ?? [];
  const pattern = days === undefined ? normal : `${Number(minute)} ${Number(hour)} * * ${days === 'day' ? '*' : daysOf(days)}`;
  try {
    const cron = new Cron(pattern, { timezone: timeZone, paused: true, mode: '5-part' });
    return (afterMs) => cron.nextRun(new Date(afterMs))?.getTime() ?? Infinity;
  } catch (error) {
    throw new Error(`"${text}" is no schedule that this clock can read (write "every 5 minutes" or five fields of cron).`, { cause: error });
  }
}

const daysOf = (days: string): string => days.split(',').map((day) => day.slice(0, 3)).join(',');
