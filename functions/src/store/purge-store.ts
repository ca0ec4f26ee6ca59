import { paths } from '@carecircle/domain';
import { Timestamp, type Firestore, type Query } from 'firebase-admin/firestore';
import type { Storage } from 'firebase-admin/storage';
import type { PurgePorts } from '../families/purge-families';

type Bucket = ReturnType<Storage['bucket']>;

const PAGE = 300;

type PurgeStore = Pick<PurgePorts, 'removedBefore' | 'deleteContents' | 'deleteFiles' | 'finish'>;

/** Families and all that belongs to them, in Firestore and in Storage. */
export function purgeStore(db: Firestore, bucket: () => Bucket): PurgeStore {
  return {
    removedBefore: async (until, limit) => {
      const removed = db.collection(paths.families()).where('deletedAt', '<=', until).orderBy('deletedAt').limit(limit);
      return (await removed.get()).docs.flatMap((family) => {
        const deletedAt: unknown = family.get('deletedAt');
        if (!(deletedAt instanceof Timestamp)) return [];
        return [{ id: family.id, deletedAt: deletedAt.toDate(), deletedBy: String(family.get('deletedBy')) }];
      });
    },
    deleteContents: async (familyId) => {
      let count = 0;
      const writer = db.bulkWriter();
      writer.onWriteResult(() => void count++);
      for (const collection of await db.doc(paths.family(familyId)).listCollections()) {
        await db.recursiveDelete(collection, writer);
      }
      await writer.close();
      // Bells, and notices on their way, name people and medicines of the family.
      count += await deleteFound(db.collectionGroup('notifications').where('familyId', '==', familyId));
      count += await deleteFound(db.collection(paths.fanouts()).where('familyId', '==', familyId));
      return count + (await deleteFound(db.collection('invitationSecrets').where('familyId', '==', familyId)));
    },
    deleteFiles: async (familyId) => {
      const [files] = await bucket().getFiles({ prefix: `${paths.family(familyId)}/` });
      for (const file of files) await file.delete({ ignoreNotFound: true });
      return files.length;
    },
    finish: async (familyId, receipt) => {
      const batch = db.batch();
      batch.set(db.doc(paths.purge(`${familyId}_${receipt.deletedAt.getTime()}`)), { familyId, ...receipt });
      batch.delete(db.doc(paths.family(familyId)));
      await batch.commit();
    },
  };
}

/** Deletes what a query finds, page by page. */
async function deleteFound(query: Query): Promise<number> {
  for (let count = 0; ; ) {
    const { docs } = await query.limit(PAGE).select().get();
    if (docs.length === 0) return count;
    const batch = query.firestore.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
    count += docs.length;
  }
}
