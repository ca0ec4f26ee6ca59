import type { Change, DocumentSnapshot, FirestoreEvent, QueryDocumentSnapshot } from 'firebase-functions/firestore';
import type { DocumentChange } from './document-change';

/** What the handlers need of a Firestore event about a written document. */
export function documentChange(
  event: FirestoreEvent<Change<DocumentSnapshot> | undefined, Record<string, string>>,
): DocumentChange {
  return { ...envelope(event), before: event.data?.before.data(), after: event.data?.after.data() };
}

/** The same about a document that was created. */
export function createdDocument(
  event: FirestoreEvent<QueryDocumentSnapshot | undefined, Record<string, string>>,
): DocumentChange {
  return { ...envelope(event), before: undefined, after: event.data?.data() };
}

const envelope = ({ id, time, document, params }: FirestoreEvent<unknown, Record<string, string>>) => ({
  eventId: id,
  at: new Date(time),
  path: document,
  params,
});
