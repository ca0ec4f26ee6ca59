import { notificationText } from '@carecircle/domain';
import type { EmailSender } from '../../adapters/sendgrid';
import { EMAIL_FRAME } from './email-frame';
import { emailText } from './email-text';
import { fromSendResult, type Letter, type Outcome } from './outcome';

/** E-mails are discreet unless the reader chose otherwise: inboxes are read over shoulders, too. */
export async function sendEmail(letter: Letter, sender: EmailSender, appUrl: string): Promise<Outcome> {
  const { deliveryId: reference, reader, notification } = letter;
  if (reader.email === '') return { kind: 'SKIPPED', code: 'NO_ADDRESS' };
  const { locale, preferences } = reader;
  const { title, body } = notificationText(notification.type, notification.params, locale, preferences);
  const { action, reason, settings } = EMAIL_FRAME[locale];
  const footer = { label: settings, link: `${appUrl}/settings` };
  const link = `${appUrl}${notification.link}`;
  const email = emailText({ locale, title, paragraphs: [body], action, link, reason, footer });
  return fromSendResult(await sender.send({ to: reader.email, ...email, category: notification.type, reference }));
}
