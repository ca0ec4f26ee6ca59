import type { Firestore } from 'firebase-admin/firestore';
import type { Data } from '../events/document-change';

/** What becomes of a document, and what its reader makes of it: `write` replaces it, null removes it, undefined leaves it. */
export interface Decision<T> {
  write?: object | null;
  result: T;
}

/** Reads one document and decides on it, so that of many who do at once each sees what the one before has written. */
export type Decide = <T>(path: string, decision: (data: Data | undefined) => Decision<T>) => Promise<T>;

/** `Decide` as a transaction; the decision may be taken more than once and must have no effects of its own. */
export const decide =
  (db: Firestore): Decide =>
  (path, decision) =>
    db.runTransaction(async (transaction) => {
      const ref = db.doc(path);
      const { write, result } = decision((await transaction.get(ref)).data());
      if (write === null) transaction.delete(ref);
      else if (write !== undefined) transaction.set(ref, write);
      return result;
    });
