import { isActive, paths, type Family, type Role } from '@carecircle/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import type { Fanout, Notice, Reach } from '../notifications/fanout';
import { FANOUT_LEASE_MS, type FanoutPorts } from '../notifications/run-fanout';
import { claim, dueIds } from './claim';
import { unlessItExists } from './documents';
import { readers } from './readers';

type FanoutStore = Omit<FanoutPorts, 'reportDone'> & {
  dueFanouts(until: Date, limit: number): Promise<string[]>;
};

/** Fan-outs in Firestore. */
export function fanoutStore(db: Firestore, now: () => number, reportMalformed: (path: string) => void): FanoutStore {
  const leaseEnd = () => new Date(now() + FANOUT_LEASE_MS);
  return {
    now,
    claimFanout: async (id) => (await claim(db, paths.fanout(id), now(), FANOUT_LEASE_MS)) as (Notice & Reach) | undefined,
    roles: async (familyId) => {
      const family = await db.doc(paths.family(familyId)).get();
      if (!isActive(family.data() as Family | undefined)) return {};
      return family.get('roles') as Record<string, Role>;
    },
    withoutNotification: async (uids, notificationId) => {
      const refs = uids.map((uid) => db.doc(paths.notification(uid, notificationId)));
      const snapshots = await db.getAll(...refs, { fieldMask: ['createdAt'] });
      return uids.filter((_, index) => snapshots[index]?.exists === false);
    },
    readers: (uids) => readers(db, uids, reportMalformed),
    writePage: (id, documents, members) => {
      const batch = db.batch();
      for (const { path, data } of documents) batch.create(db.doc(path), data);
      batch.update(db.doc(paths.fanout(id)), { dueAt: leaseEnd(), notified: FieldValue.increment(members) });
      return unlessItExists(batch.commit());
    },
    finishFanout: async (id) => {
      const done: Pick<Fanout, 'state' | 'dueAt'> = { state: 'DONE', dueAt: null };
      await db.doc(paths.fanout(id)).update(done);
    },
    dueFanouts: (until, limit) => dueIds(db, paths.fanouts(), until, limit),
  };
}
