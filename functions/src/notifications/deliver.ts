import type { AppNotification } from '@carecircle/domain';
import type { Letter, Outcome } from './channels/outcome';
import { sendEmail } from './channels/send-email';
import { sendPush, type PushPorts } from './channels/send-push';
import { sendSms, type SmsPorts } from './channels/send-sms';
import { sendMail, type MailPorts } from '../mails/send-mail';
import type { Delivery, NotificationDelivery, Reader } from './delivery';
import { MAX_ATTEMPTS, retryDelayMs } from './retry';

/** How long a worker may take over one delivery before the sweep queues it anew. */
export const DELIVERY_LEASE_MS = 60_000;

export interface DeliverPorts extends PushPorts, MailPorts, SmsPorts {
  /** Takes the delivery up if it is due, counting the attempt; undefined if it is settled, not due or in other hands. */
  claimDelivery(deliveryId: string): Promise<Delivery | undefined>;
  reader(uid: string): Promise<Reader | undefined>;
  notification(uid: string, notificationId: string): Promise<AppNotification | undefined>;
  settle(deliveryId: string, state: 'SENT' | 'SKIPPED', code: string | null): Promise<void>;
  postpone(deliveryId: string, until: Date, code: string, reached: readonly string[]): Promise<void>;
  /** Gives the delivery up and keeps a dead letter that an operator sees. */
  bury(deliveryId: string, delivery: Delivery, code: string): Promise<void>;
  enqueue(deliveryId: string, occasion: string, at: Date): Promise<void>;
  /** In [0, 1). */
  random(): number;
  reportDelivered(deliveryId: string, attempt: number): void;
  reportSkipped(deliveryId: string, code: string): void;
  reportPostponed(deliveryId: string, code: string, attempt: number): void;
  reportFailed(deliveryId: string, code: string, attempt: number): void;
}

/**
 * One attempt at one delivery. Tasks may come twice, early or late: only a delivery that is due is taken up. What fails for now
 * is queued for later, what fails for good becomes a dead letter; an error that is thrown leaves the delivery to the sweep.
 */
export async function deliver(deliveryId: string, ports: DeliverPorts): Promise<void> {
  const delivery = await ports.claimDelivery(deliveryId);
  if (delivery === undefined) return;
  const outcome = await attempt(deliveryId, delivery, ports);
  switch (outcome.kind) {
    case 'SENT':
      await ports.settle(deliveryId, 'SENT', null);
      return ports.reportDelivered(deliveryId, delivery.attempts);
    case 'SKIPPED':
      await ports.settle(deliveryId, 'SKIPPED', outcome.code);
      return ports.reportSkipped(deliveryId, outcome.code);
    case 'FAILED':
      return giveUp(deliveryId, delivery, outcome.code, ports);
    case 'RETRY':
      return tryLater(deliveryId, delivery, outcome, ports);
  }
}

async function attempt(deliveryId: string, delivery: Delivery, ports: DeliverPorts): Promise<Outcome> {
  if (delivery.expiresAt.getTime() <= ports.now()) return { kind: 'FAILED', code: 'EXPIRED' };
  return delivery.mail === null ? notify(deliveryId, delivery, ports) : sendMail(deliveryId, delivery.mail, ports);
}

async function notify(deliveryId: string, delivery: NotificationDelivery, ports: DeliverPorts): Promise<Outcome> {
  const { uid, notificationId, channel, reached } = delivery;
  const [reader, notification] = await Promise.all([ports.reader(uid), ports.notification(uid, notificationId)]);
  if (reader === undefined) return { kind: 'SKIPPED', code: 'NO_PROFILE' };
  if (notification === undefined) return { kind: 'SKIPPED', code: 'NO_NOTIFICATION' };
  if (!reader.preferences.channels[channel]) return { kind: 'SKIPPED', code: 'SWITCHED_OFF' };
  const letter: Letter = { deliveryId, notificationId, uid, reader, notification, reached };
  switch (channel) {
    case 'push':
      return sendPush(letter, ports);
    case 'email':
      return sendEmail(letter, ports.email, ports.appUrl);
    case 'sms':
      return sendSms(letter, ports);
  }
}

async function tryLater(
  deliveryId: string,
  delivery: Delivery,
  { code, retryAfterMs, reached = [] }: Extract<Outcome, { kind: 'RETRY' }>,
  ports: DeliverPorts,
): Promise<void> {
  const until = new Date(ports.now() + retryDelayMs(delivery.attempts, retryAfterMs, ports.random()));
  if (delivery.attempts < MAX_ATTEMPTS && until < delivery.expiresAt) {
    await ports.postpone(deliveryId, until, code, reached);
    await ports.enqueue(deliveryId, `retry-${delivery.attempts}`, until);
    return ports.reportPostponed(deliveryId, code, delivery.attempts);
  }
  if (reached.length === 0) return giveUp(deliveryId, delivery, code, ports);
  await ports.settle(deliveryId, 'SENT', code);
  ports.reportDelivered(deliveryId, delivery.attempts);
}

async function giveUp(deliveryId: string, delivery: Delivery, code: string, ports: DeliverPorts): Promise<void> {
  await ports.bury(deliveryId, delivery, code);
  ports.reportFailed(deliveryId, code, delivery.attempts);
}
