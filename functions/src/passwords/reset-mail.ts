import { localeOf, type OwnerPorts } from '../account/owner-mail';
import type { Enclosure, Mail } from '../mails/mail';
import { makeReset } from './reset';

export interface ResetMailPorts extends OwnerPorts {
  put(path: string, data: object): Promise<void>;
  now(): number;
}

/**
 * The link with which the owner of an address chooses a new password, made while its mail is being sent; null where there is no account.
 * The secret is in the fragment: browsers send that to no server (SEC-21).
 */
export async function resetMail({ to }: Mail, ports: ResetMailPorts): Promise<Enclosure | null> {
  const uid = await ports.uidOf(to);
  if (uid === undefined) return null;
  const { token, path, kept } = makeReset(uid, to, ports.now());
  await ports.put(path, kept);
  return { link: `${ports.appUrl}/reset-password#${token}`, locale: await localeOf(uid, ports) };
}
