import type { Timer, Timers } from '../wire/timers';

interface Entry {
  due: number;
  readonly every?: number;
  readonly run: () => void;
}

/** Timers that tests move by hand. */
export class ManualTimers implements Timers {
  private now = 0;
  private entries: Entry[] = [];
  private queue: (() => void)[] = [];

  after(ms: number, run: () => void): Timer {
    return this.add({ due: this.now + ms, run });
  }

  every(ms: number, run: () => void): Timer {
    return this.add({ due: this.now + ms, every: ms, run });
  }

  soon(run: () => void): void {
    this.queue.push(run);
  }

  /** Runs what was to run soon. */
  settle(): void {
    for (let run = this.queue.shift(); run; run = this.queue.shift()) run();
  }

  /** Lets time pass, running what becomes due, in order. */
  advance(ms: number): void {
    const end = this.now + ms;
    this.settle();
    for (;;) {
      const next = this.entries.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.now = next.due;
      if (next.every === undefined) this.entries = this.entries.filter((entry) => entry !== next);
      else next.due += next.every;
      next.run();
      this.settle();
    }
    this.now = end;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.entries.length;
  }

  private add(entry: Entry): Timer {
    this.entries.push(entry);
    return { cancel: () => void (this.entries = this.entries.filter((other) => other !== entry)) };
  }
}
