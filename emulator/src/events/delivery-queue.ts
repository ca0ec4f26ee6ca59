/** How much may run at once and wait besides. */
export interface QueueLimits {
  readonly concurrency: number;
  readonly waitingJobs: number;
  readonly waitingBytes: number;
}

interface Job {
  readonly bytes: number;
  run(): Promise<void>;
}

/**
 * Runs jobs: those of one lane one after the other, those of different lanes side by side. What waits is bounded: a job
 * for which there is no room is refused, and those before it keep their place.
 */
export class DeliveryQueue {
  /** The jobs that wait in each lane that has one waiting or running. */
  private readonly lanes = new Map<string, Job[]>();
  /** Lanes that have a job waiting and none running. */
  private readonly ready = new Set<string>();
  private running = 0;
  private waiting = 0;
  private waitingBytes = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** How many jobs wait or run. */
  get size(): number {
    return this.waiting + this.running;
  }

  /** `bytes`: what the job keeps in memory, which must not reject. Tells whether there was room for it. */
  add(lane: string, bytes: number, run: () => Promise<void>): boolean {
    const { waitingJobs, waitingBytes } = this.limits;
    if (this.waiting >= waitingJobs || this.waitingBytes + bytes > waitingBytes) return false;
    this.waiting++;
    this.waitingBytes += bytes;
    const jobs = this.lanes.get(lane);
    if (jobs) {
      jobs.push({ bytes, run });
      return true;
    }
    this.lanes.set(lane, [{ bytes, run }]);
    this.ready.add(lane);
    this.startJobs();
    return true;
  }

  /** Forgets what waits. */
  clear(): void {
    for (const lane of this.ready) this.lanes.delete(lane);
    for (const jobs of this.lanes.values()) jobs.length = 0;
    this.ready.clear();
    this.waiting = 0;
    this.waitingBytes = 0;
  }

  private startJobs(): void {
    for (const lane of this.ready) {
      if (this.running >= this.limits.concurrency) return;
      this.ready.delete(lane);
      void this.run(lane);
    }
  }

  private async run(lane: string): Promise<void> {
    const jobs = this.lanes.get(lane);
    const job = jobs?.shift();
    if (!jobs || !job) return;
    this.waiting--;
    this.waitingBytes -= job.bytes;
    this.running++;
    await job.run();
    this.running--;
    if (jobs.length > 0) this.ready.add(lane);
    else this.lanes.delete(lane);
    this.startJobs();
  }
}
