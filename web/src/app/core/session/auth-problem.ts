import { FirebaseError } from 'firebase/app';

/** Why signing in or registering failed, as far as a person may know: whether an address has an account stays private. */
export type AuthProblem = 'WRONG_CREDENTIALS' | 'TOO_MANY_ATTEMPTS' | 'DISABLED' | 'OFFLINE' | 'CANNOT_REGISTER' | 'WEAK_PASSWORD' | 'UNAVAILABLE';

const PROBLEMS: Readonly<Record<string, AuthProblem>> = {
  'auth/invalid-credential': 'WRONG_CREDENTIALS',
  'auth/invalid-email': 'WRONG_CREDENTIALS',
  'auth/invalid-login-credentials': 'WRONG_CREDENTIALS',
  'auth/user-not-found': 'WRONG_CREDENTIALS',
  'auth/wrong-password': 'WRONG_CREDENTIALS',
  'auth/too-many-requests': 'TOO_MANY_ATTEMPTS',
  'auth/user-disabled': 'DISABLED',
  'auth/network-request-failed': 'OFFLINE',
  'auth/email-already-in-use': 'CANNOT_REGISTER',
  'auth/weak-password': 'WEAK_PASSWORD',
  'auth/password-does-not-meet-requirements': 'WEAK_PASSWORD',
};

export function authProblem(error: unknown): AuthProblem {
  return (error instanceof FirebaseError && PROBLEMS[error.code]) || 'UNAVAILABLE';
}
