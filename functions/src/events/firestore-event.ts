import type { Change, DocumentSnapshot, FirestoreEvent } from 'firebase-functions/firestore';
import type { DocumentChange } from './document-change';

/** What the handlers need of a Firestore event. */
export function documentChange(
  event: FirestoreEvent<Change<DocumentSnapshot> | undefined, Record<string, string>>,
): DocumentChange {
  return {
    eventId: event.id,
    at: new Date(event.time),
    path: event.document,
    params: event.params,
    before: event.data?.before.data(),
    after: event.data?.after.data(),
  };
}
