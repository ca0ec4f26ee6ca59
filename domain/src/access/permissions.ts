import { ROLES, type Role } from './role';

const ADMIN = ['ADMIN'] as const;
const CARERS = ['ADMIN', 'CAREGIVER'] as const;

/**
 * Who may do what in a family: the one table that screens ask, that functions ask, and that `firestore.rules` repeats
 * (the tests of the rules walk through it cell by cell). What everybody may do with their own account is not in it.
 */
export const PERMISSIONS = {
  'family.read': ROLES,
  'family.rename': ADMIN,
  'family.delete': ADMIN,
  'family.restore': ADMIN,
  'member.read': ROLES,
  'member.update': ADMIN,
  'member.changeRole': ADMIN,
  'member.remove': ADMIN,
  'member.resetPassword': ADMIN,
  'member.leave': ROLES,
  'presence.read': ROLES,
  'presence.show': ROLES,
  'invitation.read': ADMIN,
  'invitation.create': ADMIN,
  'invitation.cancel': ADMIN,
  'recipient.read': ROLES,
  'recipient.create': CARERS,
  'recipient.update': CARERS,
  'recipient.delete': ADMIN,
  'medication.read': ROLES,
  'medication.create': CARERS,
  'medication.update': CARERS,
  'medication.delete': ADMIN,
  'dose.read': ROLES,
  'dose.record': CARERS,
  'dose.undo': CARERS,
  'dose.correct': CARERS,
  'activity.read': ROLES,
  'audit.read': ADMIN,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

/** May somebody with this role do that? Nobody without a role may do anything. */
export function can(role: Role | null | undefined, action: Action): boolean {
  const roles: readonly Role[] = PERMISSIONS[action];
  return role !== null && role !== undefined && roles.includes(role);
}
