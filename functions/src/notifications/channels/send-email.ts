import { notificationText } from '@carecircle/domain';
import type { EmailSender } from '../../adapters/sendgrid';
import { emailText } from './email-text';
import { fromSendResult, type Letter, type Outcome } from './outcome';

/** E-mails are discreet unless the reader chose otherwise: inboxes are read over shoulders, too. */
export async function sendEmail(letter: Letter, sender: EmailSender, appUrl: string): Promise<Outcome> {
  const { deliveryId: reference, reader, notification } = letter;
  if (reader.email === '') return { kind: 'SKIPPED', code: 'NO_ADDRESS' };
  const { locale, preferences } = reader;
  const words = notificationText(notification.type, notification.params, locale, preferences);
  const email = emailText(words, `${appUrl}${notification.link}`, `${appUrl}/settings`, locale);
  return fromSendResult(await sender.send({ to: reader.email, ...email, category: notification.type, reference }));
}
