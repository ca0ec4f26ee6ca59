import type { Medication } from '../entities/medication';

/** How long before and after its planned instant a dose still counts as on time. */
export interface DoseWindow {
  earlyMs: number;
  lateMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The window of standards 4.1: ± 30 minutes when time-critical, ± 2 hours for once a day or less, ± 1 hour for more
 * often, ± a quarter of the interval where doses are less than four hours apart. A quarter of the interval also bounds
 * the time-critical window, so that two windows never meet.
 */
export function doseWindow(medication: Pick<Medication, 'scheduledTimes' | 'weekdays' | 'timeCritical'>): DoseWindow {
  const interval = shortestInterval(medication);
  const half = medication.timeCritical ? Math.min(30 * MINUTE, interval / 4) : usualWindow(interval);
  return { earlyMs: half, lateMs: half };
}

/**
 * The least time between two doses of a medicine: what remains of its shortest planned interval when one dose is given
 * as late and the next as early as their windows allow. Milliseconds.
 */
export function minimumInterval(medication: Pick<Medication, 'scheduledTimes' | 'weekdays' | 'timeCritical'>): number {
  const { earlyMs, lateMs } = doseWindow(medication);
  return shortestInterval(medication) - earlyMs - lateMs;
}

function usualWindow(interval: number): number {
  if (interval >= DAY) return 2 * HOUR;
  if (interval >= 4 * HOUR) return HOUR;
  return interval / 4;
}

/** The shortest wall-clock distance between two planned doses, across midnight and across days off. */
function shortestInterval({ scheduledTimes, weekdays }: Pick<Medication, 'scheduledTimes' | 'weekdays'>): number {
  const days = weekdays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : weekdays;
  const instants = days
    .flatMap((day) => scheduledTimes.map((time) => day * DAY + wallClockMs(time)))
    .sort((a, b) => a - b);
  const [first] = instants;
  if (first === undefined) return DAY;
  return Math.min(...instants.map((at, i) => (instants[i + 1] ?? first + 7 * DAY) - at));
}

function wallClockMs(time: string): number {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3, 5)) * MINUTE;
}
