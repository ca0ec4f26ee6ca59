import type { Role } from '@carecircle/domain';

/** Somebody who asks; `uid` null is a client that is not signed in, `role` null a person who is not in the family. */
export interface Person {
  readonly uid: string | null;
  readonly role: Role | null;
}

/** Everybody whom the rules must tell apart, seen from the family `f1`. */
export const PEOPLE = {
  'a signed-out client': { uid: null, role: null },
  'a stranger': { uid: 'stranger', role: null },
  'a removed member': { uid: 'removed', role: null },
  'a VIEWER': { uid: 'viewer', role: 'VIEWER' },
  'a CAREGIVER': { uid: 'caregiver', role: 'CAREGIVER' },
  'an ADMIN': { uid: 'admin', role: 'ADMIN' },
} as const satisfies Record<string, Person>;

export type Uid = Exclude<(typeof PEOPLE)[keyof typeof PEOPLE]['uid'], null>;

export const emailOf = (uid: string): string => `${uid}@example.com`;
