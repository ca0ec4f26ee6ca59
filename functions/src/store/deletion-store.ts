import { paths } from '@carecircle/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Storage } from 'firebase-admin/storage';
import type { DeletionPorts } from '../account/delete-account';
import { familyState, fateOf, type Fate } from '../account/farewell';

type DeletionStore = Pick<DeletionPorts, 'familyIds' | 'leaveFamily' | 'erase' | 'anonymise' | 'eraseWhere' | 'eraseFiles'>;

/** Taking a person's data away, in Firestore and in the default bucket. */
export function deletionStore(db: Firestore, storage: () => Storage): DeletionStore {
  const eraseWhere: DeletionStore['eraseWhere'] = async (collection, field, value) => {
    const writer = db.bulkWriter();
    const { docs } = await db.collection(collection).where(field, '==', value).select().get();
    for (const { ref } of docs) void writer.delete(ref);
    await writer.close();
  };
  return {
    familyIds: async (uid) => {
      const { docs } = await db.collection(paths.families()).where('memberIds', 'array-contains', uid).select().get();
      return docs.map(({ id }) => id);
    },
    leaveFamily: (familyId, uid, farewell, at) =>
      db.runTransaction(async (transaction): Promise<Fate['kind']> => {
        const ref = db.doc(paths.family(familyId));
        const data = (await transaction.get(ref)).data();
        // Gone already: what lies below it may not be.
        if (data === undefined) return 'ERASE';
        const fate = fateOf(uid, familyState(familyId, data), farewell);
        const written = { updatedAt: at, updatedBy: uid };
        if (fate.kind === 'LEAVE') transaction.update(ref, { roles: fate.roles, memberIds: Object.keys(fate.roles), ...written });
        if (fate.kind === 'DELETE' && (data['deletedAt'] ?? null) === null) transaction.update(ref, { deletedAt: at, deletedBy: uid, ...written });
        return fate.kind;
      }),
    erase: (path) => db.recursiveDelete(db.doc(path)),
    anonymise: async (familyId, uid, name, at) => {
      const entry = db.doc(paths.member(familyId, uid));
      if ((await entry.get()).exists) {
        await entry.update({ displayName: name, nickname: '', email: `deleted@${uid.toLowerCase()}.invalid`, phone: '', deletedAt: at, deletedBy: uid, updatedAt: at, updatedBy: uid });
      }
      const told = await db.collection(paths.activities(familyId)).where('actor', '==', uid).select().get();
      const writer = db.bulkWriter();
      for (const { ref } of told.docs) void writer.update(ref, { actorName: name });
      await writer.close();
    },
    eraseWhere,
    eraseFiles: async (prefix) => {
      await storage().bucket().deleteFiles({ prefix });
    },
  };
}
