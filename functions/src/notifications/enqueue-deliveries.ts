import { CHANNELS } from '@carecircle/domain';
import { deliveryId } from './delivery';

export interface EnqueuePorts {
  /** Those of the deliveries that exist and wait. */
  pendingDeliveries(deliveryIds: readonly string[]): Promise<string[]>;
  /** Queues a task; the same delivery on the same occasion is queued once. */
  enqueue(deliveryId: string, occasion: string, at: Date): Promise<void>;
  now(): number;
}

/** A notification exists: one task for each of its deliveries. */
export async function enqueueDeliveries(uid: string, notificationId: string, ports: EnqueuePorts): Promise<void> {
  const ids = CHANNELS.map((channel) => deliveryId(notificationId, uid, channel));
  const pending = await ports.pendingDeliveries(ids);
  await Promise.all(pending.map((id) => ports.enqueue(id, 'first', new Date(ports.now()))));
}
