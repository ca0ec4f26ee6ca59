import { CHANNELS, paths, type Channel } from '@carecircle/domain';
import { deliveryId, newJourney, type Delivery, type NewNotification, type Reader } from './delivery';
import type { Notice, Reach } from './fanout';

export interface NewDocument {
  path: string;
  data: NewNotification | Delivery;
}

/** Most writes in one commit; well under Firestore's 500, so that a page takes a fraction of a second. */
export const MAX_WRITES = 200;

/** Members in a page: each may cost a notification and a delivery a channel; one write notes the progress. */
export const MEMBERS_PER_PAGE = Math.floor((MAX_WRITES - 1) / (1 + CHANNELS.length));

/** The documents that tell these people: the entry in the bell, and a delivery for each channel of the notice that they want. */
export function planPage(
  notificationId: string,
  notice: Notice & Pick<Reach, 'channels'>,
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
    ...channelsOf(readers.get(uid), notice.channels).map((channel) => ({
      path: paths.delivery(deliveryId(notificationId, uid, channel)),
      data: newDelivery(notificationId, uid, channel, createdAt),
    })),
  ]);
}

/** Those of the channels that a person has switched on and can be reached by; none for a person without a profile. */
export function channelsOf(reader: Reader | undefined, offered: readonly Channel[]): Channel[] {
  if (reader === undefined) return [];
  const address: Record<Channel, boolean> = { push: true, email: reader.email !== '', sms: reader.phone !== '' };
  return offered.filter((channel) => reader.preferences.channels[channel] && address[channel]);
}

const newDelivery = (notificationId: string, uid: string, channel: Channel, createdAt: Date): Delivery => ({
  uid,
  notificationId,
  channel,
  mail: null,
  ...newJourney(createdAt),
});
