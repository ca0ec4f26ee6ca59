import type { WithId } from '@carecircle/domain';
import {
  serverTimestamp,
  type DocumentData,
  type FieldValue,
  type FirestoreDataConverter,
  type QueryDocumentSnapshot,
  type SnapshotOptions,
} from 'firebase/firestore';

/** Reads documents of a type together with their ids. The rules prove every document's shape, so it is not checked again. */
export function reader<T extends object>(): FirestoreDataConverter<WithId<T>, DocumentData> {
  return {
    toFirestore: () => {
      throw new Error('Read-only: write plain documents with their meta fields.');
    },
    fromFirestore: (snapshot: QueryDocumentSnapshot, options?: SnapshotOptions) =>
      ({ ...snapshot.data(options), id: snapshot.id }) as WithId<T>,
  };
}

/** A document that people change in forms: it counts its versions, and may hold a change that the server has not seen yet. */
export type Versioned<T> = WithId<T> & { readonly pending: boolean };

/** Reads such documents; `complete` adds what those of earlier versions lack. */
export function versionedReader<T extends object>(
  complete: (stored: DocumentData) => T = (stored) => stored as T,
): FirestoreDataConverter<Versioned<T>, DocumentData> {
  return {
    ...reader<Versioned<T>>(),
    fromFirestore: (snapshot: QueryDocumentSnapshot, options?: SnapshotOptions) =>
      ({ ...complete(snapshot.data(options)), id: snapshot.id, pending: snapshot.metadata.hasPendingWrites }) as Versioned<T>,
  };
}

type MetaField = 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'deletedBy';
type Stamp = Record<MetaField, FieldValue | string | null>;

/** The meta fields of a new document: the server's time and its author. */
export function created(uid: string): Stamp {
  return {
    createdAt: serverTimestamp(),
    createdBy: uid,
    updatedAt: serverTimestamp(),
    updatedBy: uid,
    deletedAt: null,
    deletedBy: null,
  };
}

/** The meta fields of a change. */
export function updated(uid: string): Pick<Stamp, 'updatedAt' | 'updatedBy'> {
  return { updatedAt: serverTimestamp(), updatedBy: uid };
}

/** The meta fields of a removal. Nothing is ever deleted from here: it is marked, and can be brought back. */
export function removed(uid: string): Pick<Stamp, 'updatedAt' | 'updatedBy' | 'deletedAt' | 'deletedBy'> {
  return { ...updated(uid), deletedAt: serverTimestamp(), deletedBy: uid };
}

/** The meta fields of bringing something back. */
export function restored(uid: string): Pick<Stamp, 'updatedAt' | 'updatedBy' | 'deletedAt' | 'deletedBy'> {
  return { ...updated(uid), deletedAt: null, deletedBy: null };
}
