import { paths } from '@carecircle/domain';
import type { Attempt } from './attempt';
import { digest } from './digest';

/** How an attempt to sign in ended. LOCKED: refused although the password was right, since too many others had failed. */
export type SignInOutcome = 'SUCCESS' | 'FAILURE' | 'LOCKED' | 'SUSPENDED';

/** `signIns/{id}`: one attempt, for operators; the address is a digest where nobody may be behind it. */
export interface SignInEntry {
  outcome: SignInOutcome;
  uid: string | null;
  emailDigest: string;
  origin: string;
  method: string;
  at: Date;
  /** Entries are removed by the database's time-to-live. */
  expireAt: Date;
}

const KEPT_MS = 365 * 86_400_000;

export interface SignInLogPorts {
  createIfAbsent(path: string, data: object): Promise<boolean>;
  now(): number;
}

/** Records an attempt once, however often its event comes. */
export async function logSignIn(
  id: string,
  { email, origin }: Attempt,
  facts: Pick<SignInEntry, 'outcome' | 'uid' | 'method'>,
  ports: SignInLogPorts,
): Promise<void> {
  const entry: SignInEntry = {
    ...facts,
    emailDigest: digest(email),
    origin,
    at: new Date(ports.now()),
    expireAt: new Date(ports.now() + KEPT_MS),
  };
  await ports.createIfAbsent(paths.signIn(id), entry);
}
