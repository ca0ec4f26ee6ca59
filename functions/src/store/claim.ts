import { Timestamp, type DocumentData, type Firestore, type UpdateData } from 'firebase-admin/firestore';

/** Clocks of two machines may differ by so much without a due document being passed over. */
const CLOCK_SKEW_MS = 2_000;

/**
 * Takes up a document whose `dueAt` has come, by moving `dueAt` ahead for the length of the lease. Of many who try at once one
 * succeeds; undefined for the others, and when the document is absent, settled (`dueAt` null) or not due yet.
 */
export function claim(
  db: Firestore,
  path: string,
  nowMs: number,
  leaseMs: number,
  changes: UpdateData<DocumentData> = {},
): Promise<DocumentData | undefined> {
  const ref = db.doc(path);
  return db.runTransaction(async (transaction) => {
    const data = (await transaction.get(ref)).data();
    const dueAt: unknown = data?.['dueAt'];
    if (!(dueAt instanceof Timestamp) || dueAt.toMillis() > nowMs + CLOCK_SKEW_MS) return undefined;
    transaction.update(ref, { ...changes, dueAt: Timestamp.fromMillis(nowMs + leaseMs) });
    return data;
  });
}

/** Ids of documents in a collection that have been due since `until`, longest first. */
export async function dueIds(db: Firestore, collection: string, until: Date, limit: number): Promise<string[]> {
  const due = await db.collection(collection).where('dueAt', '<=', until).orderBy('dueAt').limit(limit).select().get();
  return due.docs.map(({ id }) => id);
}
