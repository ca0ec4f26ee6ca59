import { roughSize, type Document } from '../model';
import type { Change } from './types';

/** As long as the past can be read, unless there were more changes, or larger documents, than this. */
const MAX_AGE_MICROS = 2 * 60 * 60 * 1e6;
const MAX_CHANGES = 10_000;
const MAX_BYTES = 128 * 1024 * 1024;

interface LoggedCommit {
  readonly micros: number;
  readonly changes: readonly Change[];
  /** What the former states of the documents take. */
  readonly bytes: number;
}

const FORGOTTEN: LoggedCommit = { micros: 0, changes: [], bytes: 0 };

/** The latest changes, from which the state at an earlier time follows. Times are in microseconds. */
export class History {
  /** Oldest first; entries before `head` are forgotten. */
  private log: LoggedCommit[] = [];
  private head = 0;
  private changeCount = 0;
  private bytes = 0;

  /** `horizon`: nothing is known about times before. */
  constructor(private horizon: number) {}

  record(micros: number, changes: readonly Change[]): void {
    let bytes = 0;
    for (const { before } of changes) if (before) bytes += roughSize(before);
    this.log.push({ micros, changes, bytes });
    this.changeCount += changes.length;
    this.bytes += bytes;
    this.trim(micros - MAX_AGE_MICROS);
  }

  /**
   * The documents that changed after a time, each with its state at that time (undefined: did not exist). Undefined
   * as a whole for times before the horizon.
   */
  statesAt(micros: number): ReadonlyMap<string, Document | undefined> | undefined {
    if (micros < this.horizon) return undefined;
    const states = new Map<string, Document | undefined>();
    for (let i = this.firstAfter(micros); i < this.log.length; i++) {
      for (const { path, before } of this.log[i]?.changes ?? []) {
        if (!states.has(path)) states.set(path, before);
      }
    }
    return states;
  }

  /** Forgets everything before a time. */
  reset(micros: number): void {
    this.log = [];
    this.head = 0;
    this.changeCount = 0;
    this.bytes = 0;
    this.horizon = micros;
  }

  private trim(oldest: number): void {
    for (let first = this.log[this.head]; first; first = this.log[this.head]) {
      const isLittle = this.changeCount <= MAX_CHANGES && this.bytes <= MAX_BYTES;
      if (isLittle && first.micros >= oldest) break;
      this.changeCount -= first.changes.length;
      this.bytes -= first.bytes;
      this.horizon = first.micros;
      // Its documents are let go at once, the place in the log later.
      this.log[this.head++] = FORGOTTEN;
    }
    if (this.head > 1000 && this.head > this.log.length / 2) {
      this.log = this.log.slice(this.head);
      this.head = 0;
    }
  }

  /** By bisection: the log is in the order of time. */
  private firstAfter(micros: number): number {
    let low = this.head;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.log[middle] as LoggedCommit).micros <= micros) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
