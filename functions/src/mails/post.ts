import { paths } from '@carecircle/domain';
import { newJourney, type MailDelivery } from '../notifications/delivery';
import type { Mail } from './mail';

export interface PostPorts {
  createIfAbsent(path: string, data: object): Promise<boolean>;
  enqueue(deliveryId: string, occasion: string, at: Date): Promise<void>;
  now(): number;
}

/** The delivery of a mail, for those who create it together with its cause; `dispatch` it afterwards. */
export const newMail = (mail: Mail, createdAt: Date): MailDelivery => ({
  uid: null,
  notificationId: null,
  channel: 'email',
  mail,
  ...newJourney(createdAt),
});

/** Hands a mail to the queue of deliveries; `id` names its cause, so that one cause is mailed once. */
export async function post(id: string, mail: Mail, ports: PostPorts): Promise<void> {
  await ports.createIfAbsent(paths.delivery(id), newMail(mail, new Date(ports.now())));
  await dispatch(id, ports);
}

/** Queues a delivery that exists; the sweep would do it otherwise, half a minute later. */
export const dispatch = (id: string, { enqueue, now }: Pick<PostPorts, 'enqueue' | 'now'>): Promise<void> =>
  enqueue(id, 'first', new Date(now()));
