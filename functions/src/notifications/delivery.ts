import type { AppNotification, Channel, User } from '@carecircle/domain';
import type { Mail } from '../mails/mail';
import { DELIVERY_WINDOW_MS } from './urgency';

/** What sending needs to know of the person who is told. */
export type Reader = Pick<User, 'email' | 'phone' | 'locale' | 'preferences'>;

/**
 * How far a message has come. Whoever sends it moves `dueAt` ahead first; should they be killed, it becomes due again and the
 * sweep queues it anew. A provider may then get it twice, never not at all.
 */
export interface Journey {
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

/** `deliveries/{notificationId}_{uid}_{channel}`: a notification on its way to one person by one channel. */
export interface NotificationDelivery extends Journey {
  uid: string;
  notificationId: string;
  channel: Channel;
  mail: null;
}

/** `deliveries/{id that names the cause}`: an e-mail to an address, which need not belong to an account. */
export interface MailDelivery extends Journey {
  uid: null;
  notificationId: null;
  channel: 'email';
  mail: Mail;
}

export type Delivery = NotificationDelivery | MailDelivery;

export const newJourney = (createdAt: Date): Journey => ({
  state: 'PENDING',
  attempts: 0,
  dueAt: createdAt,
  expiresAt: new Date(createdAt.getTime() + DELIVERY_WINDOW_MS),
  reached: [],
  code: null,
  createdAt,
});

/** A notification as it is written; Firestore turns the date into a timestamp. */
export type NewNotification = Omit<AppNotification, 'createdAt' | 'readAt'> & { readAt: null; createdAt: Date };

export const deliveryId = (notificationId: string, uid: string, channel: Channel): string =>
  `${notificationId}_${uid}_${channel}`;
