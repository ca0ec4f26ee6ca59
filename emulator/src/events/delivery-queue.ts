/**
 * Runs jobs: those of one lane one after the other, those of different lanes side by side, but never more than
 * `concurrency` at once.
 */
export class DeliveryQueue {
  private readonly lanes = new Map<string, (() => Promise<void>)[]>();
  /** Lanes that have a job to do and none running. */
  private readonly ready = new Set<string>();
  private running = 0;

  constructor(private readonly concurrency: number) {}

  /** A job must not reject. */
  add(lane: string, job: () => Promise<void>): void {
    const jobs = this.lanes.get(lane);
    if (jobs) {
      jobs.push(job);
      return;
    }
    this.lanes.set(lane, [job]);
    this.ready.add(lane);
    this.startJobs();
  }

  /** Forgets what has not begun. */
  clear(): void {
    this.lanes.clear();
    this.ready.clear();
  }

  private startJobs(): void {
    for (const lane of this.ready) {
      if (this.running >= this.concurrency) return;
      this.ready.delete(lane);
      void this.run(lane);
    }
  }

  private async run(lane: string): Promise<void> {
    const jobs = this.lanes.get(lane);
    const job = jobs?.[0];
    if (!jobs || !job) return;
    this.running++;
    await job();
    this.running--;
    jobs.shift();
    if (this.lanes.get(lane) === jobs) {
      if (jobs.length > 0) this.ready.add(lane);
      else this.lanes.delete(lane);
    }
    this.startJobs();
  }
}
