import { CHANNELS, paths, type Channel } from '@carecircle/domain';
import { deliveryId, type Delivery, type NewNotification, type Reader } from './delivery';
import type { Notice } from './fanout';
import { DELIVERY_WINDOW_MS } from './urgency';

export interface NewDocument {
  path: string;
  data: NewNotification | Delivery;
}

/** Most writes in one commit; well under Firestore's 500, so that a page takes a fraction of a second. */
export const MAX_WRITES = 200;

/** Members in a page: each may cost a notification and a delivery a channel; one write notes the progress. */
export const MEMBERS_PER_PAGE = Math.floor((MAX_WRITES - 1) / (1 + CHANNELS.length));

/** The documents that tell these members: the entry in the bell, and a delivery for each channel that the person wants. */
export function planPage(
  notificationId: string,
  notice: Notice,
  uids: readonly string[],
  readers: ReadonlyMap<string, Reader>,
  nowMs: number,
): NewDocument[] {
  const { type, familyId, recipientId, medicationId, params, tag, link } = notice;
  const createdAt = new Date(nowMs);
  return uids.flatMap((uid) => [
    {
      path: paths.notification(uid, notificationId),
      data: { type, familyId, recipientId, medicationId, params, tag, link, readAt: null, createdAt },
    },
    ...channelsOf(readers.get(uid)).map((channel) => ({
      path: paths.delivery(deliveryId(notificationId, uid, channel)),
      data: newDelivery(notificationId, uid, channel, createdAt),
    })),
  ]);
}

/** The channels that a person has switched on and can be reached by; none for a person without a profile. */
export function channelsOf(reader: Reader | undefined): Channel[] {
  if (reader === undefined) return [];
  const address: Record<Channel, boolean> = { push: true, email: reader.email !== '', sms: reader.phone !== '' };
  return CHANNELS.filter((channel) => reader.preferences.channels[channel] && address[channel]);
}

const newDelivery = (notificationId: string, uid: string, channel: Channel, createdAt: Date): Delivery => ({
  uid,
  notificationId,
  channel,
  state: 'PENDING',
  attempts: 0,
  dueAt: createdAt,
  expiresAt: new Date(createdAt.getTime() + DELIVERY_WINDOW_MS),
  reached: [],
  code: null,
  createdAt,
});
