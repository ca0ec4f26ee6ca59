import type { Data } from '../events/document-change';
import type { Farewell } from './job';

/** A family as far as somebody's going concerns it. */
export interface FamilyState {
  id: string;
  name: string;
  roles: Record<string, string>;
}

/** Reads a family off its document. */
export const familyState = (id: string, data: Data): FamilyState => ({
  id,
  name: String(data['name']),
  roles: data['roles'] as Record<string, string>,
});

const othersIn = ({ roles }: FamilyState, uid: string): string[] => Object.keys(roles).filter((member) => member !== uid);

const isOnlyAdmin = ({ roles }: FamilyState, uid: string): boolean =>
  roles[uid] === 'ADMIN' && !Object.entries(roles).some(([member, role]) => member !== uid && role === 'ADMIN');

/** The families that would be left without an ADMIN, and for which the person has not decided yet what shall become of them. */
export function undecided(uid: string, families: readonly FamilyState[], { successors, deletedFamilies }: Farewell): FamilyState[] {
  return families.filter((family) => {
    const others = othersIn(family, uid);
    if (others.length === 0 || !isOnlyAdmin(family, uid) || deletedFamilies.includes(family.id)) return false;
    return !others.includes(successors[family.id] ?? '');
  });
}

/** What becomes of one family when the person goes. */
export type Fate =
  /** Nobody is left in it: everything of it goes. */
  | { kind: 'ERASE' }
  /** The others lose it; it can be restored as long as any removed family. */
  | { kind: 'DELETE' }
  | { kind: 'LEAVE'; roles: Record<string, string> }
  /** Nothing: the person is not in it any more. */
  | { kind: 'DONE' };

/**
 * The fate of a family, looked at when its turn comes: should the successor have gone meanwhile, the person who has been in it
 * with the most rights follows, so that no family is ever without an ADMIN.
 */
export function fateOf(uid: string, family: FamilyState, { successors, deletedFamilies }: Farewell): Fate {
  if (!Object.hasOwn(family.roles, uid)) return { kind: 'DONE' };
  const others = othersIn(family, uid);
  if (others.length === 0) return { kind: 'ERASE' };
  const onlyAdmin = isOnlyAdmin(family, uid);
  if (onlyAdmin && deletedFamilies.includes(family.id)) return { kind: 'DELETE' };
  const roles = Object.fromEntries(Object.entries(family.roles).filter(([member]) => member !== uid));
  if (onlyAdmin) roles[heir(others, family, successors[family.id])] = 'ADMIN';
  return { kind: 'LEAVE', roles };
}

function heir(others: readonly string[], { roles }: FamilyState, named: string | undefined): string {
  if (named !== undefined && others.includes(named)) return named;
  return [...others].sort().find((member) => roles[member] === 'CAREGIVER') ?? [...others].sort()[0] ?? '';
}
