import { LOCALES, paths, type Locale } from '@carecircle/domain';
import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';

/** Accounts as functions need to know them. */
export function accounts(auth: () => Auth, db: Firestore) {
  const localeOf = async (uid: string | undefined): Promise<Locale | undefined> => {
    if (uid === undefined) return undefined;
    const locale: unknown = (await db.doc(paths.user(uid)).get()).get('locale');
    return LOCALES.find((known) => known === locale);
  };
  const byEmail = async (email: string) => orAbsent(auth().getUserByEmail(email));
  return {
    /** Uid of the account whose owner has proven this address. */
    accountOf: async (email: string): Promise<string | undefined> => {
      const user = await byEmail(email);
      return user?.emailVerified === true && !user.disabled ? user.uid : undefined;
    },
    addressOf: async (uid: string): Promise<string | undefined> => (await orAbsent(auth().getUser(uid)))?.email,
    /** The language of whoever has this address, else of somebody else, else English. */
    localeFor: async (email: string, otherwise: string): Promise<Locale> =>
      (await localeOf((await byEmail(email))?.uid)) ?? (await localeOf(otherwise)) ?? 'en',
  };
}

async function orAbsent(found: Promise<UserRecord>): Promise<UserRecord | undefined> {
  try {
    return await found;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'auth/user-not-found') return undefined;
    throw error;
  }
}
