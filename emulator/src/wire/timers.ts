/** A timer that was set and can be taken back; cancelling twice or late is harmless. */
export interface Timer {
  cancel(): void;
}

/** The clock that stream code waits on, so that tests can move it by hand. */
export interface Timers {
  /** Runs once, after `ms` milliseconds. */
  after(ms: number, run: () => void): Timer;
  /** Runs every `ms` milliseconds. */
  every(ms: number, run: () => void): Timer;
  /** Runs once, when the work at hand is done. */
  soon(run: () => void): void;
}

/** The process's own timers. They never keep the process alive. */
export const systemTimers: Timers = {
  after(ms, run) {
    const handle = setTimeout(run, ms).unref();
    return { cancel: () => clearTimeout(handle) };
  },
  every(ms, run) {
    const handle = setInterval(run, ms).unref();
    return { cancel: () => clearInterval(handle) };
  },
  soon(run) {
    setImmediate(run);
  },
};
