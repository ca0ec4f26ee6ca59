import { paths, type Locale } from '@carecircle/domain';
import type { Decide } from '../store/decide';
import { digest } from '../sign-in/digest';
import { askForCode, RESEND_AFTER_MS, type EmailCode } from './email-code';

export interface RequestCodePorts {
  decide: Decide;
  now(): number;
  /** Queues the mail that carries the code. Which mail it becomes is decided when it is sent. */
  queueCodeMail(id: string, mail: { to: string; locale: Locale; askedAt: number }): Promise<void>;
}

/** Seconds until the next code may be asked for; `sent` is false when this one came too early. */
export interface CodeAnswer {
  sent: boolean;
  waitSeconds: number;
}

/**
 * Has a code mailed to an address. The answer, and the time that it takes, are the same whether the address has an account or not
 * (SEC-09): the mail is written later, and tells the owner of an account that they have one.
 */
export async function requestCode(email: string, locale: Locale, ports: RequestCodePorts): Promise<CodeAnswer> {
  const id = digest(email);
  const asked = await ports.decide<EmailCode | number>(paths.emailCode(id), (data) => {
    const next = askForCode(data as EmailCode | undefined, ports.now());
    return typeof next === 'number' ? { result: next } : { write: next, result: next };
  });
  if (typeof asked === 'number') return { sent: false, waitSeconds: asked };
  await ports.queueCodeMail(`code_${id}_${asked.askedAt}`, { to: email, locale, askedAt: asked.askedAt });
  return { sent: true, waitSeconds: RESEND_AFTER_MS / 1000 };
}
