import type { Auth } from 'firebase-admin/auth';
import type { ProofClaims } from '../sessions/confirmation';

/** What the functions ask of Firebase Authentication. */
export function authAccounts(auth: () => Auth) {
  return {
    emailOf: (uid: string) => orUndefined(auth().getUser(uid).then(({ email }) => email)),
    uidOf: (email: string) => orUndefined(auth().getUserByEmail(email).then(({ uid }) => uid)),
    accountOf: (email: string) => orUndefined(auth().getUserByEmail(email).then(({ emailVerified }) => ({ isVerified: emailVerified }))),
    setPassword: async (uid: string, password: string) => {
      // Whoever got the link has proven the address.
      await auth().updateUser(uid, { password, emailVerified: true });
      await auth().revokeRefreshTokens(uid);
    },
    markVerified: async (uid: string) => {
      await auth().updateUser(uid, { emailVerified: true });
    },
    ensureAccount: async ({ uid, ...account }: { uid: string; email: string; password: string; displayName: string }) => {
      if ((await orUndefined(auth().getUser(uid))) !== undefined) return;
      await auth().createUser({ uid, ...account, emailVerified: true });
    },
    proofOf: async (idToken: string): Promise<ProofClaims | undefined> => {
      try {
        const { uid, auth_time: signedInAt, ...claims } = await auth().verifyIdToken(idToken, true);
        return { uid, sid: typeof claims['sid'] === 'string' ? claims['sid'] : '', signedInAt: signedInAt * 1000 };
      } catch {
        return undefined;
      }
    },
    isSuspended: async (uid: string): Promise<boolean> => (await orUndefined(auth().getUser(uid)))?.disabled === true,
    deleteSignIn: async (uid: string) => {
      await orUndefined(auth().deleteUser(uid));
    },
  };
}

/** Undefined where there is no such account. */
export async function orUndefined<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'auth/user-not-found') return undefined;
    throw error;
  }
}
