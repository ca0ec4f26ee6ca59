import { paths, type Locale } from '@carecircle/domain';
import type { Data } from '../events/document-change';
import type { Enclose } from '../mails/mail';

export interface OwnerPorts {
  appUrl: string;
  uidOf(email: string): Promise<string | undefined>;
  find(path: string): Promise<Data | undefined>;
}

/** A mail to the owner of the account with that address, in their language; to nobody where there is none. @param path where its button leads */
export const ownerMail =
  (ports: OwnerPorts, path: string): Enclose =>
  async ({ to }) => {
    const uid = await ports.uidOf(to);
    return uid === undefined ? null : { link: `${ports.appUrl}${path}`, locale: await localeOf(uid, ports) };
  };

/** The language of a person; English until they have said. */
export async function localeOf(uid: string, { find }: Pick<OwnerPorts, 'find'>): Promise<Locale> {
  return ((await find(paths.user(uid)))?.['locale'] as Locale | undefined) ?? 'en';
}
