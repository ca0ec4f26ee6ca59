import { mailText } from '@carecircle/domain';
import type { EmailSender } from '../adapters/sendgrid';
import { emailText } from '../notifications/channels/email-text';
import { fromSendResult, type Outcome } from '../notifications/channels/outcome';
import type { Enclose, Mail } from './mail';

export interface MailPorts {
  email: EmailSender;
  enclose: Enclose;
}

/** One attempt to send a mail. Each attempt makes its own secret: one that was sent without our knowing works, too. */
export async function sendMail(reference: string, mail: Mail, { email, enclose }: MailPorts): Promise<Outcome> {
  const enclosure = await enclose(mail);
  if (enclosure === null) return { kind: 'SKIPPED', code: 'NOT_WANTED' };
  const { to, params } = mail;
  const { template = mail.template, locale = mail.locale } = enclosure;
  const words = mailText(template, { ...params, ...enclosure.params }, locale);
  const text = emailText({ ...words, link: enclosure.link, locale });
  return fromSendResult(await email.send({ to, ...text, category: template, reference }));
}
