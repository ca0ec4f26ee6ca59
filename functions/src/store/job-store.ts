import { paths } from '@carecircle/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { JOB_LEASE_MS, type AccountJob, type JobPorts } from '../account/job';
import { claim, dueIds } from './claim';

/** Jobs in Firestore. */
export function jobStore(db: Firestore, now: () => number) {
  const store: Pick<JobPorts, 'claimJob' | 'finishJob'> & {
    dueJobs(until: Date, limit: number): Promise<string[]>;
    remember(jobId: string, familyIds: readonly string[]): Promise<string[]>;
  } = {
    claimJob: async (id) => (await claim(db, paths.accountJob(id), now(), JOB_LEASE_MS)) as AccountJob | undefined,
    finishJob: async (id) => {
      await db.doc(paths.accountJob(id)).delete();
    },
    dueJobs: (until, limit) => dueIds(db, paths.accountJobs(), until, limit),
    remember: async (id, familyIds) => {
      const ref = db.doc(paths.accountJob(id));
      if (familyIds.length > 0) await ref.update({ families: FieldValue.arrayUnion(...familyIds) });
      return ((await ref.get()).get('families') as string[] | undefined) ?? [];
    },
  };
  return store;
}
