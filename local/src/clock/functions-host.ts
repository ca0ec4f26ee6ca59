/** A function that runs on a schedule, as the Functions emulator lists it. */
export interface ScheduledFunction {
  readonly name: string;
  readonly region: string;
  readonly schedule: string;
  readonly timeZone?: string;
}

/** What the clock needs of whoever runs the functions. */
export interface ScheduleHost {
  list(): Promise<ScheduledFunction[]>;
  /** Runs one function as if its time had come. @throws Error when it failed or is not there */
  run(target: ScheduledFunction, scheduledMs: number): Promise<void>;
}

interface Backends {
  backends: { functionTriggers: { name: string; region: string; schedule?: { schedule: string; timeZone?: string | null } }[] }[];
}

/** How far ahead to look for a function whose trigger was registered anew. */
const GENERATIONS_AHEAD = 10;
const GONE = 404;
const DISABLED = 204;

/** The Functions emulator: it loads scheduled functions but never fires them by itself. */
export class FunctionsHost implements ScheduleHost {
  /** Each registration of a background trigger carries a number that grows when triggers are registered anew. */
  readonly #generation = new Map<string, number>();

  constructor(
    private readonly origin: string,
    private readonly project: string,
  ) {}

  async list(): Promise<ScheduledFunction[]> {
    const response = await fetch(`${this.origin}/backends`);
    if (!response.ok) throw new Error(`The Functions emulator does not list its functions (status ${response.status}).`);
    const { backends } = (await response.json()) as Backends;
    // A function is listed once for every time that its trigger was registered.
    const byId = new Map<string, ScheduledFunction>();
    for (const { name, region, schedule } of backends.flatMap((backend) => backend.functionTriggers)) {
      if (!schedule) continue;
      const timeZone = schedule.timeZone ? { timeZone: schedule.timeZone } : {};
      byId.set(`${region}-${name}`, { name, region, schedule: schedule.schedule, ...timeZone });
    }
    return [...byId.values()];
  }

  async run(target: ScheduledFunction, scheduledMs: number): Promise<void> {
    const id = `${target.region}-${target.name}`;
    const known = this.#generation.get(id) ?? 0;
    for (let generation = known; generation <= known + GENERATIONS_AHEAD; generation++) {
      const response = await this.#post(`${id}-${generation}`, target.name, scheduledMs);
      await response.text();
      if (response.status === GONE || response.status === DISABLED) continue;
      this.#generation.set(id, generation);
      if (response.ok) return;
      throw new Error(`The scheduled function ${target.name} failed (status ${response.status}).`);
    }
    throw new Error(`The scheduled function ${target.name} is not registered, or background triggers are disabled.`);
  }

  #post(key: string, job: string, scheduledMs: number): Promise<Response> {
    return fetch(`${this.origin}/functions/projects/${this.project}/triggers/${key}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'X-CloudScheduler': 'true',
        'X-CloudScheduler-JobName': job,
        'X-CloudScheduler-ScheduleTime': new Date(scheduledMs).toISOString(),
      },
      body: '{}',
    });
  }
}
