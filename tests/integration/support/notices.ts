import { randomUUID } from 'node:crypto';
import { newFanout } from '../../../functions/src/notifications/fanout';
import { adminFirestore } from '../../support/admin';

interface Audience {
  familyId: string;
  recipientId: string;
}

/** Asks the members of a family for a refill, as the medicine's trigger does. Returns the notice's id. */
export async function askForRefill({ familyId, recipientId }: Audience): Promise<string> {
  const medicationId = `m-${randomUUID()}`;
  const id = `refill_${medicationId}_test`;
  const notice = {
    type: 'REFILL_NEEDED' as const,
    familyId,
    recipientId,
    medicationId,
    params: { recipientName: 'Mom', medicationName: 'Lisinopril', supply: 7 },
    tag: `refill_${medicationId}`,
    link: '/medications',
  };
  await adminFirestore().doc(`fanouts/${id}`).create(newFanout(notice, new Date()));
  return id;
}

/** Lets time pass for a delivery that waits for its next attempt: it has been due for two minutes. */
export async function letTimePass(deliveryId: string): Promise<void> {
  const dueAt = new Date(Date.now() - 120_000);
  await adminFirestore().doc(`deliveries/${deliveryId}`).update({ dueAt });
}
