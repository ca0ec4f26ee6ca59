import { paths } from '@carecircle/domain';
import { blockedUntil, clearFailures, type Attempt, type CounterPorts } from './attempt';
import { digest } from './digest';
import { logSignIn, type SignInLogPorts } from './sign-in-log';

/** A sign-in whose credentials were right, before its token is given out. */
export interface SignIn extends Attempt {
  eventId: string;
  uid: string;
  disabled: boolean;
  /** IP address. */
  address: string;
  userAgent: string;
  /** `password`, `google.com` … */
  method: string;
}

export type BeforeSignInPorts = CounterPorts & SignInLogPorts;

/** Claims that the token of this sign-in carries as long as it is renewed. */
export interface SessionClaims {
  sid: string;
}

/** The sign-in is not let through; `LOCKED` reads as too many tries, whatever the password was. */
export class SignInRefused extends Error {
  constructor(readonly outcome: 'LOCKED' | 'SUSPENDED') {
    super(`SIGN_IN_${outcome}`);
  }
}

/**
 * Lets a sign-in through, and opens the session that its token names. A repeated event finds the session open already.
 * @throws SignInRefused
 */
export async function beforeSignIn(signIn: SignIn, ports: BeforeSignInPorts): Promise<SessionClaims> {
  const { eventId, uid, method, address, userAgent } = signIn;
  const id = digest('sign-in', eventId).slice(0, 32);
  const refusal = signIn.disabled ? 'SUSPENDED' : (await blockedUntil(signIn, ports)) > 0 ? 'LOCKED' : undefined;
  await logSignIn(id, signIn, { outcome: refusal ?? 'SUCCESS', uid, method }, ports);
  if (refusal !== undefined) throw new SignInRefused(refusal);
  const nowMs = ports.now();
  await ports.createIfAbsent(paths.session(uid, id), {
    label: '',
    deviceId: '',
    trusted: false,
    address: address.slice(0, 64),
    userAgent: userAgent.slice(0, 400),
    createdAt: new Date(nowMs),
    lastUsedAt: new Date(nowMs),
    endedAt: null,
    endReason: null,
  });
  await clearFailures(signIn, ports);
  return { sid: id };
}
