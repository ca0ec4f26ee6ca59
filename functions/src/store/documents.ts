import { GrpcStatus, type Firestore } from 'firebase-admin/firestore';
import type { Data } from '../events/document-change';

/** The document at a path as it is now. */
export const find = (db: Firestore) => async (path: string): Promise<Data | undefined> => (await db.doc(path).get()).data();

/** Creates a document unless it is there already; tells whether it did. */
export const createIfAbsent = (db: Firestore) => (path: string, data: object): Promise<boolean> =>
  unlessItExists(db.doc(path).create(data));

/** Writes a document whether it is there or not. */
export const put = (db: Firestore) => async (path: string, data: object): Promise<void> => {
  await db.doc(path).set(data);
};

/** True when the creation succeeds, false when what it creates exists already; other errors stay errors. */
export async function unlessItExists(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return true;
  } catch (error) {
    if (hasCode(error, GrpcStatus.ALREADY_EXISTS)) return false;
    throw error;
  }
}

const hasCode = (error: unknown, code: number): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
