import { Timestamp } from '../model';

const MICROS_PER_MILLI = 1000;

/**
 * The store's time in whole microseconds since 1970, which a JavaScript number holds exactly until the year 2255.
 * Follows the wall clock but never goes back, and no commit gets a time that was handed out before.
 */
export class Clock {
  private last = 0;

  constructor(private readonly wall: () => number) {}

  /** A time at which everything that was committed is visible, and nothing that will be. */
  now(): number {
    this.last = Math.max(this.last, this.wall());
    return this.last;
  }

  /** The time of the next commit: later than every time handed out before. */
  tick(): number {
    this.last = Math.max(this.last + 1, this.wall());
    return this.last;
  }

  /** Makes all later times come after this one, for instance after times of imported documents. */
  advanceTo(micros: number): void {
    this.last = Math.max(this.last, micros);
  }
}

/** Microseconds since 1970 as the system tells them. */
export function wallMicros(): number {
  return Date.now() * MICROS_PER_MILLI;
}

export function toTimestamp(micros: number): Timestamp {
  const seconds = Math.floor(micros / 1e6);
  return new Timestamp(seconds, (micros - seconds * 1e6) * 1000);
}

export function toMicros(time: Timestamp): number {
  return time.seconds * 1e6 + Math.floor(time.nanos / 1000);
}

/** The resolution of server timestamps is a millisecond. */
export function requestTimeOf(micros: number): Timestamp {
  return toTimestamp(Math.floor(micros / MICROS_PER_MILLI) * MICROS_PER_MILLI);
}
