import type { ScheduledFunction, ScheduleHost } from './functions-host';
import { parseSchedule } from './schedule';

export interface ClockOptions {
  readonly host: ScheduleHost;
  /** The present, in epoch ms. */
  readonly now: () => number;
  /** Told of what could not be run; the clock goes on. */
  readonly onError?: (error: unknown) => void;
}

/** What came of a function that was due. */
export interface Run {
  readonly name: string;
  readonly outcome: 'done' | 'failed' | 'still running';
}

const MINUTE = 60_000;

/** Fires scheduled functions at their times, as Cloud Scheduler does in production. */
export class Clock {
  readonly #running = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #checkedUntil: number;

  constructor(private readonly options: ClockOptions) {
    this.#checkedUntil = options.now();
  }

  /** Looks at every full minute from now on. */
  start(): void {
    const now = this.options.now();
    this.#timer = setTimeout(
      () => {
        void this.tick(this.options.now());
        this.start();
      },
      (Math.floor(now / MINUTE) + 1) * MINUTE - now,
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Runs what became due since the last tick, each function once however many of its times have passed. */
  async tick(nowMs: number): Promise<Run[]> {
    const since = this.#checkedUntil;
    this.#checkedUntil = nowMs;
    const functions = await this.#list();
    return Promise.all(functions.filter((each) => this.#isDue(each, since, nowMs)).map((each) => this.#run(each, nowMs)));
  }

  /** Runs a scheduled function at once, or all of them: for tests, and to look at what it does. */
  async fire(name?: string): Promise<Run[]> {
    const functions = (await this.#list()).filter((each) => name === undefined || each.name === name);
    return Promise.all(functions.map((each) => this.#run(each, this.options.now())));
  }

  async #list(): Promise<ScheduledFunction[]> {
    try {
      return await this.options.host.list();
    } catch (error) {
      this.options.onError?.(error);
      return [];
    }
  }

  #isDue({ schedule, timeZone }: ScheduledFunction, sinceMs: number, nowMs: number): boolean {
    try {
      return parseSchedule(schedule, timeZone)(sinceMs) <= nowMs;
    } catch (error) {
      this.options.onError?.(error);
      return false;
    }
  }

  /** A function whose last run takes longer than its interval is not started a second time beside it. */
  async #run(target: ScheduledFunction, nowMs: number): Promise<Run> {
    const { name } = target;
    if (this.#running.has(name)) return { name, outcome: 'still running' };
    this.#running.add(name);
    try {
      await this.options.host.run(target, nowMs);
      return { name, outcome: 'done' };
    } catch (error) {
      this.options.onError?.(error);
      return { name, outcome: 'failed' };
    } finally {
      this.#running.delete(name);
    }
  }
}
