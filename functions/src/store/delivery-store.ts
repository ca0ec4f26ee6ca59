import { paths } from '@carecircle/domain';
import { FieldValue, Timestamp, type DocumentData, type Firestore } from 'firebase-admin/firestore';
import type { Delivery } from '../notifications/delivery';
import { DELIVERY_LEASE_MS, type DeliverPorts } from '../notifications/deliver';
import type { EnqueuePorts } from '../notifications/enqueue-deliveries';
import { digest } from '../sign-in/digest';
import { claim, dueIds } from './claim';

type DeliveryStore = Pick<DeliverPorts, 'claimDelivery' | 'settle' | 'postpone' | 'bury'> &
  Pick<EnqueuePorts, 'pendingDeliveries'> & {
    dueDeliveries(until: Date, limit: number): Promise<string[]>;
  };

/** Deliveries and dead letters in Firestore. */
export function deliveryStore(db: Firestore, now: () => number): DeliveryStore {
  const update = async (id: string, changes: Partial<Delivery>) => {
    await db.doc(paths.delivery(id)).update(changes);
  };
  return {
    claimDelivery: async (id) => {
      const attempts = { attempts: FieldValue.increment(1) };
      const data = await claim(db, paths.delivery(id), now(), DELIVERY_LEASE_MS, attempts);
      return data && fromStored(data);
    },
    // Of a mail that is out, neither address nor text is kept.
    settle: (id, state, code) => update(id, { state, code, dueAt: null, mail: null }),
    postpone: (id, until, code, reached) => update(id, { dueAt: until, code, reached: [...reached] }),
    bury: async (id, { uid, notificationId, channel, mail, attempts }, code) => {
      const batch = db.batch();
      batch.update(db.doc(paths.delivery(id)), { state: 'FAILED', code, dueAt: null });
      // Which mail it was, not to whom or what it said: the delivery still knows, should it be tried again.
      const kind = mail && { template: mail.template };
      batch.set(db.doc(paths.deadLetter(id)), { reference: digest(id), uid, notificationId, channel, mail: kind, attempts, code, at: new Date(now()) });
      await batch.commit();
    },
    pendingDeliveries: async (ids) => {
      const snapshots = await db.getAll(...ids.map((id) => db.doc(paths.delivery(id))), { fieldMask: ['state'] });
      return snapshots.filter((snapshot) => snapshot.get('state') === 'PENDING').map(({ id }) => id);
    },
    dueDeliveries: (until, limit) => dueIds(db, paths.deliveries(), until, limit),
  };
}

/** The delivery as it was claimed, this attempt counted. */
function fromStored(data: DocumentData): Delivery {
  const date = (value: unknown) => (value instanceof Timestamp ? value.toDate() : null);
  return {
    ...(data as Delivery),
    attempts: (data['attempts'] as number) + 1,
    dueAt: date(data['dueAt']),
    expiresAt: date(data['expiresAt']) ?? new Date(0),
    createdAt: date(data['createdAt']) ?? new Date(0),
  };
}
