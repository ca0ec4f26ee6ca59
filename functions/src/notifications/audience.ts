import type { Role } from '@carecircle/domain';

/** Who is told of something. */
export type Audience =
  /** The members of the family, as they are when the telling begins. */
  | { of: 'MEMBERS'; roles: Role[]; except: string | null }
  /** These people, in the family or not: somebody who was taken out of it, or all of a family that is gone. */
  | { of: 'PEOPLE'; uids: string[] };

export const EVERYBODY: Audience = { of: 'MEMBERS', roles: ['ADMIN', 'CAREGIVER', 'VIEWER'], except: null };
export const ADMINS: Audience = { of: 'MEMBERS', roles: ['ADMIN'], except: null };

/** The members, but not the one whose act it is: nobody is told what they did themselves. */
export const everybodyBut = (uid: string): Audience => ({ ...EVERYBODY, except: uid });

export const only = (...uids: string[]): Audience => ({ of: 'PEOPLE', uids });

/** The people of an audience, given the roles in the family. */
export function uidsOf(audience: Audience, roles: Readonly<Record<string, Role>>): string[] {
  if (audience.of === 'PEOPLE') return [...audience.uids];
  const wanted: ReadonlySet<Role> = new Set(audience.roles);
  return Object.entries(roles)
    .filter(([uid, role]) => uid !== audience.except && wanted.has(role))
    .map(([uid]) => uid);
}
