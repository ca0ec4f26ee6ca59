import { runJob, type JobPorts } from './job';

const JOBS_PER_RUN = 20;

export interface ResumePorts extends JobPorts {
  dueJobs(until: Date, limit: number): Promise<string[]>;
  now(): number;
}

/** Does what killed workers left, one job after the other; one that fails keeps no other from being done. */
export async function resumeJobs(ports: ResumePorts): Promise<void> {
  const failures: unknown[] = [];
  for (const jobId of await ports.dueJobs(new Date(ports.now()), JOBS_PER_RUN)) {
    try {
      await runJob(jobId, ports);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} account jobs could not be done`);
}
