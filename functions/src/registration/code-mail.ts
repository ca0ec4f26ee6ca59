import { paths } from '@carecircle/domain';
import type { Enclosure, Mail } from '../mails/mail';
import type { Decide } from '../store/decide';
import { digest } from '../sign-in/digest';
import { makeCode, type EmailCode } from './email-code';

export interface CodeMailPorts {
  appUrl: string;
  decide: Decide;
  /** Whether the address has an account, and whether it has been proven to be its owner's. */
  accountOf(email: string): Promise<{ isVerified: boolean } | undefined>;
  now(): number;
}

/**
 * What the mail to an address encloses that somebody wants to prove: a code; or, where there is an account already, the news of that.
 * Decided here, long after the request was answered, so that the answer cannot tell (SEC-09). Null when a newer code was asked for.
 */
export async function codeMail({ to, about }: Mail, { appUrl, decide, accountOf, now }: CodeMailPorts): Promise<Enclosure | null> {
  if ((await accountOf(to))?.isVerified) return { link: `${appUrl}/login`, template: 'ACCOUNT_EXISTS' };
  const { code, kept } = await makeCode(now());
  const stored = await decide(paths.emailCode(digest(to)), (data) => {
    const asked = data as EmailCode | undefined;
    if (asked === undefined || String(asked.askedAt) !== about['askedAt']) return { result: false };
    return { write: { ...asked, ...kept }, result: true };
  });
  return stored ? { link: `${appUrl}/verify-email`, params: { code } } : null;
}
