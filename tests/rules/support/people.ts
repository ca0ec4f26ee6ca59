import type { Role } from '@carecircle/domain';

/** Whose token says that nobody has proven the address: a CAREGIVER of `f1` who may do nothing at all. */
export const UNVERIFIED = 'unverified';

/** Somebody who asks; `uid` null is a client that is not signed in, `role` null a person who is not in the family. */
export interface Person {
  readonly uid: string | null;
  readonly role: Role | null;
}

/** Everybody whom the rules must tell apart, seen from the family `f1`. */
export const PEOPLE = {
  'a signed-out client': { uid: null, role: null },
  'a stranger': { uid: 'stranger', role: null },
  'a member with an unproven address': { uid: UNVERIFIED, role: null },
  'a removed member': { uid: 'removed', role: null },
  'a VIEWER': { uid: 'viewer', role: 'VIEWER' },
  'a CAREGIVER': { uid: 'caregiver', role: 'CAREGIVER' },
  'an ADMIN': { uid: 'admin', role: 'ADMIN' },
} as const satisfies Record<string, Person>;

export type Uid = Exclude<(typeof PEOPLE)[keyof typeof PEOPLE]['uid'], null>;

export const emailOf = (uid: string): string => `${uid}@example.com`;
