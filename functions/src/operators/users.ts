import type { FamilySummary, SignInView, UserActInput, UserView } from '@carecircle/domain';
import type { Account } from '../adapters/operator-auth';
import type { Caller } from '../calls/callable';
import { refusal } from '../calls/refusal';
import { masked } from '../passwords/reset';
import type { CodeAnswer } from '../registration/request-code';
import { carryOut, recordLookUp, type TrailPorts } from './trail';

export interface UserPorts extends TrailPorts {
  accountOf(uid: string): Promise<Account | undefined>;
  accountWith(email: string): Promise<Account | undefined>;
  setSuspended(uid: string, isSuspended: boolean): Promise<void>;
  revokeTokens(uid: string): Promise<void>;
  openSessions(uid: string): Promise<number>;
  endSessions(uid: string, reason: 'SUSPENDED' | 'REVOKED'): Promise<void>;
  familiesOf(uid: string): Promise<FamilySummary[]>;
  /** The newest attempts to sign in with an address. */
  signInsOf(email: string): Promise<SignInView[]>;
  /** Until when an address is blocked from an origin; 0 when it is not. */
  blockedUntil(email: string, origin: string): Promise<number>;
  requestCode(account: Account): Promise<CodeAnswer>;
}

/** The person with an address or uid, as far as operators may see them; null where there is none. */
export async function findUser({ query }: { query: string }, caller: Caller, ports: UserPorts): Promise<UserView | null> {
  const isAddress = query.includes('@');
  const found = isAddress ? await ports.accountWith(query.toLowerCase()) : await ports.accountOf(query);
  const about = { subject: found?.uid ?? '', detail: isAddress ? masked(query.toLowerCase()) : query };
  await recordLookUp('FIND_USER', about, caller, ports);
  return found === undefined ? null : view(found, ports);
}

async function view(account: Account, ports: UserPorts): Promise<UserView> {
  const [openSessions, families, signIns] = await Promise.all([
    ports.openSessions(account.uid),
    ports.familiesOf(account.uid),
    ports.signInsOf(account.email),
  ]);
  const origins = [...new Set(signIns.map(({ origin }) => origin))];
  const blocks = await Promise.all(origins.map((origin) => ports.blockedUntil(account.email, origin)));
  return { ...account, email: masked(account.email), openSessions, families, signIns, lockedUntil: Math.max(0, ...blocks) };
}

/** Suspends a person, lets them in again, signs them out, or mails them a new code. @throws refusal */
export async function actOnUser({ uid, ...order }: UserActInput, caller: Caller, ports: UserPorts): Promise<void> {
  await carryOut(
    { ...order, subject: uid, detail: '' },
    caller,
    { check: () => mayActOn(uid, order.act, caller, ports), perform: (repeated) => perform(uid, order.act, repeated, ports) },
    ports,
  );
}

async function mayActOn(uid: string, act: UserActInput['act'], caller: Caller, ports: UserPorts): Promise<void> {
  const account = await ports.accountOf(uid);
  if (account === undefined) throw refusal('NOT_FOUND');
  // Neither themselves nor a peer: that somebody is no operator any more is said on the command line first.
  if (uid === caller.uid || account.isOperator) throw refusal('NOT_ALLOWED');
  if (act === 'RESEND_VERIFICATION' && (account.isVerified || account.isSuspended)) throw refusal('NOTHING_TO_DO');
}

async function perform(uid: string, act: UserActInput['act'], repeated: boolean, ports: UserPorts): Promise<void> {
  switch (act) {
    case 'SUSPEND_USER':
      // First nobody comes in any more, then whoever is in goes.
      await ports.setSuspended(uid, true);
      await ports.endSessions(uid, 'SUSPENDED');
      return ports.revokeTokens(uid);
    case 'REACTIVATE_USER':
      return ports.setSuspended(uid, false);
    case 'REVOKE_SESSIONS':
      await ports.endSessions(uid, 'REVOKED');
      return ports.revokeTokens(uid);
    case 'RESEND_VERIFICATION':
      return resend(uid, repeated, ports);
  }
}

/** When the act is repeated, a code that was asked for a moment ago is the one of the first time. */
async function resend(uid: string, repeated: boolean, ports: UserPorts): Promise<void> {
  const account = await ports.accountOf(uid);
  if (account === undefined) throw refusal('NOT_FOUND');
  const { sent, waitSeconds } = await ports.requestCode(account);
  if (!sent && !repeated) throw refusal('TOO_MANY_ATTEMPTS', { retryAfterSeconds: waitSeconds });
}
