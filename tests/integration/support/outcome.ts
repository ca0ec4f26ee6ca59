import type { Activity, AuditEntry } from '@carecircle/domain';
import { adminFirestore } from '../../support/admin';
import { type Circle, type Person } from '../../support/world';

const all = async (path: string) => (await adminFirestore().collection(path).get()).docs;

/** What the family reads about a medicine, oldest first. */
export async function activityOf(circle: Circle, medicationId: string): Promise<Activity[]> {
  const entries = (await all(`families/${circle.familyId}/activity`)).map((entry) => entry.data() as Activity);
  return entries
    .filter((entry) => entry.medicationId === medicationId)
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

/** What the family reads of one kind. */
export async function activityOfFamily({ familyId }: Pick<Circle, 'familyId'>, type: Activity['type']): Promise<Activity[]> {
  const entries = (await all(`families/${familyId}/activity`)).map((entry) => entry.data() as Activity);
  return entries.filter((entry) => entry.type === type);
}

/** The audit trail of one document. */
export async function auditOf(circle: Circle, path: string): Promise<AuditEntry[]> {
  const entries = (await all(`families/${circle.familyId}/audit`)).map((entry) => entry.data() as AuditEntry);
  return entries.filter((entry) => entry.path === path).sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

/** Ids of the entries in a person's bell. */
export async function bellOf({ uid }: Pick<Person, 'uid'>): Promise<string[]> {
  return (await all(`users/${uid}/notifications`)).map(({ id }) => id);
}

export interface DeliveryState {
  id: string;
  channel: string;
  state: string;
  attempts: number;
  code: string | null;
}

/** The deliveries of a notification, or of one person's copy of it. */
export async function deliveriesOf(notificationId: string, uid?: string): Promise<DeliveryState[]> {
  const found = await adminFirestore().collection('deliveries').where('notificationId', '==', notificationId).get();
  return found.docs
    .map((delivery) => ({ id: delivery.id, ...(delivery.data() as Omit<DeliveryState, 'id'> & { uid: string }) }))
    .filter((delivery) => uid === undefined || delivery.uid === uid);
}

/** How many fan-outs and deliveries, of whatever test, are still on their way. */
export async function inFlight(): Promise<number> {
  const waiting = ['fanouts', 'deliveries'].map((collection) =>
    adminFirestore().collection(collection).where('state', '==', 'PENDING').count().get(),
  );
  return (await Promise.all(waiting)).reduce((sum, snapshot) => sum + snapshot.data().count, 0);
}
