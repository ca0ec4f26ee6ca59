import type { Auth, UserRecord } from 'firebase-admin/auth';
import { orUndefined } from './auth';

/** An account as operators need to know it. Instants are epoch milliseconds. */
export interface Account {
  uid: string;
  /** Lower case; '' for an account without one. */
  email: string;
  isVerified: boolean;
  isSuspended: boolean;
  isOperator: boolean;
  createdAt: number;
  lastSignInAt: number | null;
}

/** What the operators' console asks of Firebase Authentication. */
export function operatorAuth(auth: () => Auth) {
  const account = async (found: Promise<UserRecord>): Promise<Account | undefined> => {
    const record = await orUndefined(found);
    return record && fromRecord(record);
  };
  return {
    accountOf: (uid: string) => account(auth().getUser(uid)),
    accountWith: (email: string) => account(auth().getUserByEmail(email)),
    /** Those of the people who still have an account, by uid. At most a hundred. */
    accountsOf: async (uids: readonly string[]): Promise<ReadonlyMap<string, Account>> => {
      const { users } = await auth().getUsers(uids.map((uid) => ({ uid })));
      return new Map(users.map((record) => [record.uid, fromRecord(record)]));
    },
    setSuspended: async (uid: string, isSuspended: boolean): Promise<void> => {
      await auth().updateUser(uid, { disabled: isSuspended });
    },
    revokeTokens: (uid: string): Promise<void> => auth().revokeRefreshTokens(uid),
  };
}

function fromRecord({ uid, email = '', emailVerified, disabled, customClaims, metadata }: UserRecord): Account {
  return {
    uid,
    email: email.toLowerCase(),
    isVerified: emailVerified,
    isSuspended: disabled,
    isOperator: customClaims?.['operator'] === true,
    createdAt: Date.parse(metadata.creationTime),
    lastSignInAt: metadata.lastSignInTime ? Date.parse(metadata.lastSignInTime) : null,
  };
}
