import { Timestamp } from '../../model';
import { Duration, outOfRange, type Failure, type Result } from '../values';
import { overload, type Builtin, type Overload } from './overload';

const SECONDS_PER_DAY = 86_400;
const MILLIS_PER_DAY = 86_400_000;
const MIN_SECONDS = -62_135_596_800;
const MAX_SECONDS = 253_402_300_799;

/** The instant at this many nanoseconds since the epoch, or a failure outside of the years 1 to 9999. */
export function timestampAt(totalNanos: bigint): Result {
  const nanos = ((totalNanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const seconds = Number((totalNanos - nanos) / 1_000_000_000n);
  if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) return outOfRange('A timestamp', '[0001-01-01,9999-12-31]');
  return new Timestamp(seconds, Number(nanos));
}

export function nanosOf({ seconds, nanos }: Timestamp): bigint {
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

/** The duration of this many nanoseconds, or a failure beyond ten thousand years. */
export function durationOf(totalNanos: bigint): Duration | Failure {
  const duration = new Duration(totalNanos);
  return duration.isValid ? duration : outOfRange('A duration', '[-315576000000s,315576000000s]');
}

const UNIT_NANOS: ReadonlyMap<string, bigint> = new Map([
  ['w', 604_800_000_000_000n],
  ['d', 86_400_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['ns', 1n],
]);

export const timestampFunctions: readonly Builtin[] = [
  { name: 'timestamp.date', overloads: [overload(['int', 'int', 'int'], dateOf)] },
  { name: 'timestamp.value', overloads: [overload(['int'], (millis) => timestampAt(millis * 1_000_000n))] },
];

export const durationFunctions: readonly Builtin[] = [
  { name: 'duration.value', overloads: [overload(['int', 'string'], durationIn)] },
  {
    name: 'duration.time',
    overloads: [
      overload(['int', 'int', 'int', 'int'], (hours, minutes, seconds, nanos) =>
        durationOf((hours * 3600n + minutes * 60n + seconds) * 1_000_000_000n + nanos),
      ),
    ],
  },
  {
    name: 'duration.abs',
    overloads: [overload(['duration'], ({ totalNanos }) => new Duration(totalNanos < 0n ? -totalNanos : totalNanos))],
  },
];

export const timestampMethods: Readonly<Record<string, Overload[]>> = {
  date: [overload(['timestamp'], (time) => new Timestamp(midnight(time), 0))],
  time: [overload(['timestamp'], (time) => Duration.of(time.seconds - midnight(time), time.nanos))],
  year: calendar((date) => date.getUTCFullYear()),
  month: calendar((date) => date.getUTCMonth() + 1),
  day: calendar((date) => date.getUTCDate()),
  hours: calendar((date) => date.getUTCHours()),
  minutes: calendar((date) => date.getUTCMinutes()),
  seconds: calendar((date) => date.getUTCSeconds()),
  nanos: [overload(['timestamp'], (time) => BigInt(time.nanos))],
  dayOfWeek: calendar((date) => date.getUTCDay() || 7),
  dayOfYear: calendar(dayOfYear),
  toMillis: [overload(['timestamp'], (time) => BigInt(time.toMillis()))],
};

export const durationMethods: Readonly<Record<string, Overload[]>> = {
  seconds: [overload(['duration'], (duration) => duration.seconds)],
  nanos: [overload(['duration'], (duration) => duration.nanos)],
};

function calendar(read: (date: Date) => number): Overload[] {
  return [overload(['timestamp'], (time) => BigInt(read(new Date(time.seconds * 1000))))];
}

function midnight({ seconds }: Timestamp): number {
  return Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY;
}

function dayOfYear(date: Date): number {
  const day = utcDate(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return (day.getTime() - utcDate(date.getUTCFullYear(), 0, 1).getTime()) / MILLIS_PER_DAY + 1;
}

/** Unlike `Date.UTC`, takes the years 0 to 99 as they are. */
function utcDate(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

function dateOf(year: bigint, month: bigint, day: bigint): Result {
  const date = utcDate(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
  if (!exists) return outOfRange(`The date ${year}-${month}-${day}`, 'the calendar');
  return timestampAt(BigInt(date.getTime()) * 1_000_000n);
}

function durationIn(magnitude: bigint, unit: string): Result {
  const nanos = UNIT_NANOS.get(unit);
  return nanos === undefined ? outOfRange(`The unit '${unit}'`, '[w,d,h,m,s,ms,ns]') : durationOf(magnitude * nanos);
}
