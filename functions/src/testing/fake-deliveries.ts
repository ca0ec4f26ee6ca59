import type { AppNotification, Channel } from '@carecircle/domain';
import type { PushMessage } from '../adapters/fcm';
import type { SendResult } from '../adapters/send-result';
import type { Email } from '../adapters/sendgrid';
import type { Sms } from '../adapters/twilio';
import type { PushDevice } from '../notifications/channels/send-push';
import type { Enclosure, Mail } from '../mails/mail';
import { newMail } from '../mails/post';
import { newJourney, type Delivery, type Reader } from '../notifications/delivery';
import { DELIVERY_LEASE_MS, type DeliverPorts } from '../notifications/deliver';
import { at, NOON } from './builders';
import { notice, reader } from './fake-fanouts';
import { FakeThrottle } from './fake-throttle';

const SENT: SendResult = { kind: 'SENT' };

/** One delivery with the world around it, in memory: set what the providers answer, see what they were sent. */
export class FakeDelivery implements DeliverPorts {
  nowMs = NOON;
  readonly appUrl = 'https://care.example';
  readonly sent: { push: PushMessage[]; email: Email[]; sms: Sms[] } = { push: [], email: [], sms: [] };
  readonly queued: { occasion: string; at: Date }[] = [];
  readonly buried: string[] = [];
  deviceList: PushDevice[] = [{ id: 'phone', token: 'T1' }];
  person: Reader | undefined = reader();
  /** What each provider answers, in turn; then SENT. Push answers go by token. */
  readonly answers: { push: Record<string, SendResult[]>; email: SendResult[]; sms: SendResult[] } = {
    push: {},
    email: [],
    sms: [],
  };
  readonly reports: string[] = [];
  readonly delivery: Delivery;

  /** What is enclosed in a mail at each attempt; null when it is not wanted any more. */
  enclosures: (Enclosure | null)[] = [];

  /** A notification on its way by a channel, or an e-mail to an address. */
  constructor(what: Channel | Mail) {
    const created = new Date(NOON);
    this.delivery =
      typeof what === 'string'
        ? { uid: 'u1', notificationId: 'n1', channel: what, mail: null, ...newJourney(created) }
        : newMail(what, created);
  }

  now = () => this.nowMs;
  readonly throttle = new FakeThrottle();
  random = () => 0;
  reader = () => Promise.resolve(this.person);
  notification = (): Promise<AppNotification> => Promise.resolve({ ...notice, readAt: null, createdAt: at(0) });
  devices = () => Promise.resolve(this.deviceList);
  forgetDevice = (_: string, { id }: PushDevice) => {
    this.deviceList = this.deviceList.filter((device) => device.id !== id);
    return Promise.resolve();
  };

  claimDelivery = (): Promise<Delivery | undefined> => {
    const { dueAt } = this.delivery;
    if (dueAt === null || dueAt.getTime() > this.nowMs) return Promise.resolve(undefined);
    this.delivery.attempts += 1;
    this.delivery.dueAt = new Date(this.nowMs + DELIVERY_LEASE_MS);
    return Promise.resolve({ ...this.delivery });
  };

  enclose = () => Promise.resolve(this.enclosures.shift() ?? null);

  settle = (_: string, state: 'SENT' | 'SKIPPED', code: string | null) => this.update({ state, code, dueAt: null });
  postpone = (_: string, dueAt: Date, code: string, reached: readonly string[]) =>
    this.update({ dueAt, code, reached: [...reached] });
  bury = (_: string, __: Delivery, code: string) => {
    this.buried.push(code);
    return this.update({ state: 'FAILED', code, dueAt: null });
  };
  enqueue = (_: string, occasion: string, when: Date) => {
    this.queued.push({ occasion, at: when });
    return Promise.resolve();
  };

  push = {
    send: (message: PushMessage) => {
      this.sent.push.push(message);
      return Promise.resolve(this.answers.push[message.token]?.shift() ?? SENT);
    },
  };
  email = {
    send: (message: Email) => {
      this.sent.email.push(message);
      return Promise.resolve(this.answers.email.shift() ?? SENT);
    },
  };
  sms = {
    send: (message: Sms) => {
      this.sent.sms.push(message);
      return Promise.resolve(this.answers.sms.shift() ?? SENT);
    },
  };

  reportDelivered = () => void this.reports.push('delivered');
  reportSkipped = (_: string, code: string) => void this.reports.push(`skipped ${code}`);
  reportPostponed = (_: string, code: string) => void this.reports.push(`postponed ${code}`);
  reportFailed = (_: string, code: string) => void this.reports.push(`failed ${code}`);
  reportForgotten = (_: string, device: string) => void this.reports.push(`forgot ${device}`);
  reportRefused = (_: string, device: string) => void this.reports.push(`refused ${device}`);

  private update(changes: Partial<Delivery>): Promise<void> {
    Object.assign(this.delivery, changes);
    return Promise.resolve();
  }
}
