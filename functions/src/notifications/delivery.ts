import type { AppNotification, Channel, User } from '@carecircle/domain';

/** What sending needs to know of the person who is told. */
export type Reader = Pick<User, 'email' | 'phone' | 'locale' | 'preferences'>;

/**
 * `deliveries/{notificationId}_{uid}_{channel}`: one message on its way to one person. Whoever sends it moves `dueAt` ahead
 * first; should they be killed, it becomes due again and the sweep queues it anew. A provider may then get it twice, never
 * not at all.
 */
export interface Delivery {
  uid: string;
  notificationId: string;
  channel: Channel;
  state: 'PENDING' | 'SENT' | 'SKIPPED' | 'FAILED';
  /** Attempts begun. */
  attempts: number;
  /** When it may be taken up; null when settled. */
  dueAt: Date | null;
  /** After this it is worth nothing any more. */
  expiresAt: Date;
  /** Devices that have it already, when others have to be tried again. */
  reached: string[];
  /** Why it was skipped, postponed or failed. */
  code: string | null;
  createdAt: Date;
}

/** A notification as it is written; Firestore turns the date into a timestamp. */
export type NewNotification = Omit<AppNotification, 'createdAt' | 'readAt'> & { readAt: null; createdAt: Date };

export const deliveryId = (notificationId: string, uid: string, channel: Channel): string =>
  `${notificationId}_${uid}_${channel}`;
