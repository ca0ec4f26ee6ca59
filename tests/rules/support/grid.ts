import { can, type Action } from '@carecircle/domain';
import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import type { Firestore } from 'firebase/firestore';
import { PEOPLE, UNVERIFIED, type Person } from './people';
import type { World } from './world';

/** Who may do it? */
export type Allowed = (person: Person) => boolean;

export const nobody: Allowed = () => false;
export const only =
  (...uids: string[]): Allowed =>
  ({ uid }) =>
    uid !== null && uids.includes(uid);
export const permitted =
  (action: Action): Allowed =>
  ({ role }) =>
    can(role, action);
/** Signed in with an address that is proven to be theirs. */
export const anybodySignedIn: Allowed = ({ uid }) => uid !== null && uid !== UNVERIFIED;

/** One thing that a client may try; `me` is the uid that it writes as its author (a made-up one when it has none). */
export interface Operation {
  allowed: Allowed;
  attempt(database: Firestore, me: string): Promise<unknown>;
}

/** Expects an attempt to be allowed or refused by the rules. */
export async function expectVerdict(allowed: boolean, attempt: Promise<unknown>): Promise<void> {
  await (allowed ? assertSucceeds(attempt) : assertFails(attempt));
}

export const expectAllowed = (attempt: Promise<unknown>): Promise<void> => expectVerdict(true, attempt);
export const expectRefused = (attempt: Promise<unknown>): Promise<void> => expectVerdict(false, attempt);

/** SEC-10: every person × operation is one test, allowed or refused. */
export function grid(world: World, operations: Record<string, Operation>): void {
  for (const [operation, { allowed, attempt }] of Object.entries(operations)) {
    test.each(
      Object.entries(PEOPLE).map(([who, person]) => [who, allowed(person) ? 'may' : 'may not', person] as const),
    )(`SEC-10 %s %s ${operation}`, async (_, __, person) => {
      await expectVerdict(allowed(person), attempt(world.as(person.uid), person.uid ?? 'nobody'));
    });
  }
}
