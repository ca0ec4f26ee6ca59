import type { FailuresView } from '@carecircle/domain';
import type { Caller } from '../calls/callable';
import type { SignInEntry } from '../sign-in/sign-in-log';
import { recordLookUp, type TrailPorts } from './trail';

const DAY_MS = 86_400_000;
const ENTRIES = 500;
const ORIGINS = 30;
const LOCK_OUTS = 20;

/** A sign-in that was not let through. */
export type FailedSignIn = Pick<SignInEntry, 'outcome' | 'uid' | 'emailDigest' | 'origin'> & { at: number };

export interface FailuresPorts extends TrailPorts {
  /** Failures and refusals since then, the newest first. */
  failedSignIns(since: Date, limit: number): Promise<FailedSignIn[]>;
  /** How many ways are blocked at this instant. */
  locks(): Promise<number>;
}

/** Who tried and failed to sign in during the last day: origins with the most failures first, and people who were locked out. */
export async function listFailures(caller: Caller, ports: FailuresPorts): Promise<FailuresView> {
  await recordLookUp('LIST_FAILURES', {}, caller, ports);
  const [entries, locks] = await Promise.all([ports.failedSignIns(new Date(ports.now() - DAY_MS), ENTRIES), ports.locks()]);
  const lockOuts = entries.flatMap(({ uid, origin, at }) => (uid === null ? [] : [{ uid, origin, at }]));
  return { origins: byOrigin(entries).slice(0, ORIGINS), lockOuts: lockOuts.slice(0, LOCK_OUTS), locks };
}

function byOrigin(entries: readonly FailedSignIn[]): FailuresView['origins'] {
  const origins = new Map<string, FailedSignIn[]>();
  for (const entry of entries) origins.set(entry.origin, [...(origins.get(entry.origin) ?? []), entry]);
  return [...origins]
    .map(([origin, failed]) => ({
      origin,
      failures: failed.length,
      addresses: new Set(failed.map(({ emailDigest }) => emailDigest)).size,
      lastAt: Math.max(...failed.map(({ at }) => at)),
    }))
    .sort((a, b) => b.failures - a.failures);
}
