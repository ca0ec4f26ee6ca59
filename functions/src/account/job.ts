import type { Locale } from '@carecircle/domain';

/** A worker that takes up a job may keep it for so long before another one may. */
export const JOB_LEASE_MS = 5 * 60_000;

/** All data of a person, put into a file. */
export interface ExportJob {
  kind: 'EXPORT';
  uid: string;
  exportId: string;
}

/** What a person decided about their families before they go. */
export interface Farewell {
  /** Family → the member who becomes its ADMIN. */
  successors: Record<string, string>;
  /** Families that are deleted although others are in them. */
  deletedFamilies: string[];
}

/** An account with everything that belongs to it, taken away. */
export interface DeletionJob extends Farewell {
  kind: 'DELETION';
  uid: string;
  email: string;
  locale: Locale;
}

/**
 * `accountJobs/{id}`: long work on one account. Everything in it can be done twice; a worker that is killed leaves it due again
 * after its lease, and the sweep hands it to the next one. It goes when it is done.
 */
export type AccountJob = ExportJob | DeletionJob;

export interface JobPorts {
  claimJob(jobId: string): Promise<AccountJob | undefined>;
  finishJob(jobId: string): Promise<void>;
  work(jobId: string, job: AccountJob): Promise<void>;
}

/** Takes a job up if nobody else has it, and does it to its end. */
export async function runJob(jobId: string, { claimJob, finishJob, work }: JobPorts): Promise<void> {
  const job = await claimJob(jobId);
  if (job === undefined) return;
  await work(jobId, job);
  await finishJob(jobId);
}
