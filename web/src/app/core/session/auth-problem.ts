import { FirebaseError } from 'firebase/app';

/** Why signing in or registering failed, as far as a person may know: whether an address has an account stays private. */
export type AuthProblem = 'WRONG_CREDENTIALS' | 'WRONG_CODE' | 'NO_ACCOUNT' | 'LOCKED' | 'TOO_MANY_ATTEMPTS' | 'DISABLED' | 'OFFLINE' | 'UNAVAILABLE';

const PROBLEMS: Readonly<Record<string, AuthProblem>> = {
  'auth/invalid-credential': 'WRONG_CREDENTIALS',
  'auth/invalid-email': 'WRONG_CREDENTIALS',
  'auth/invalid-login-credentials': 'WRONG_CREDENTIALS',
  'auth/user-not-found': 'WRONG_CREDENTIALS',
  'auth/wrong-password': 'WRONG_CREDENTIALS',
  'auth/invalid-verification-code': 'WRONG_CODE',
  'auth/missing-code': 'WRONG_CODE',
  'auth/code-expired': 'WRONG_CODE',
  'auth/admin-restricted-operation': 'NO_ACCOUNT',
  'auth/too-many-requests': 'TOO_MANY_ATTEMPTS',
  'auth/user-disabled': 'DISABLED',
  'auth/network-request-failed': 'OFFLINE',
};

/** What the function that lets sign-ins through says of those that it refuses; it reaches the app inside of an error's text. */
const REFUSALS: readonly [RegExp, AuthProblem][] = [
  [/SIGN_IN_LOCKED/, 'LOCKED'],
  [/SIGN_IN_SUSPENDED/, 'DISABLED'],
  [/REGISTER_IN_THE_APP/, 'NO_ACCOUNT'],
];

export function authProblem(error: unknown): AuthProblem {
  if (!(error instanceof FirebaseError)) return 'UNAVAILABLE';
  const said = `${error.message} ${JSON.stringify(error.customData ?? {})}`;
  return REFUSALS.find(([pattern]) => pattern.test(said))?.[1] ?? PROBLEMS[error.code] ?? 'UNAVAILABLE';
}
