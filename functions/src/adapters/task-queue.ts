import { createHash } from 'node:crypto';
import type { Functions } from 'firebase-admin/functions';

/** The name of the function, and of its queue. */
export const DELIVER_QUEUE = 'deliver';

/** What a task carries: nothing but the id of the delivery. */
export interface DeliverTask {
  deliveryId: string;
}

/**
 * Queues one attempt. The task is named after the delivery and the occasion, so that queueing it twice is harmless; names are
 * digests because Cloud Tasks allows few characters in them and spreads its load by their first ones.
 */
export function deliverQueue(functions: () => Functions, region: () => string, now: () => number) {
  return async (deliveryId: string, occasion: string, at: Date): Promise<void> => {
    const queue = functions().taskQueue<DeliverTask>(`locations/${region()}/functions/${DELIVER_QUEUE}`);
    const id = createHash('sha256').update(`${deliveryId} ${occasion}`).digest('hex');
    const later = at.getTime() > now() ? { scheduleTime: at } : {};
    try {
      await queue.enqueue({ deliveryId }, { id, ...later });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  };
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.endsWith('task-already-exists');
