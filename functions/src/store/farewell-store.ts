import { paths } from '@carecircle/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { AskPorts } from '../account/ask';
import { familyState } from '../account/farewell';

/** What somebody who goes has to decide, and the work that they ask for, in Firestore. */
export function farewellStore(db: Firestore): Pick<AskPorts, 'familiesOf' | 'memberNames' | 'begin'> {
  return {
    familiesOf: async (uid) => {
      const { docs } = await db.collection(paths.families()).where('memberIds', 'array-contains', uid).get();
      return docs.filter((family) => (family.get('deletedAt') ?? null) === null).map((family) => familyState(family.id, family.data()));
    },
    memberNames: async (familyId) => {
      const { docs } = await db.collection(paths.members(familyId)).get();
      return Object.fromEntries(docs.map((member) => [member.id, String(member.get('nickname') || member.get('displayName'))]));
    },
    begin: async (jobId, job, at) => {
      const batch = db.batch();
      batch.set(db.doc(paths.accountJob(jobId)), { ...job, dueAt: at, createdAt: at });
      if (job.kind === 'EXPORT') {
        batch.set(db.doc(paths.export(job.uid, job.exportId)), { state: 'REQUESTED', requestedAt: at, readyAt: null, expiresAt: null, file: null, bytes: null });
      }
      await batch.commit();
    },
  };
}
