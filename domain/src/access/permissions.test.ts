import { can, PERMISSIONS, type Action } from './permissions';
import { ROLES } from './role';

const actions = Object.keys(PERMISSIONS) as Action[];

test('every role may read the family and its care, only an ADMIN the audit trail and who is invited', () => {
  const forAdmins = ['audit.read', 'invitation.read'];
  const reads = actions.filter((action) => action.endsWith('.read') && !forAdmins.includes(action));
  for (const role of ROLES) expect(reads.filter((action) => !can(role, action))).toEqual([]);
  for (const action of ['audit.read', 'invitation.read'] as const) {
    expect(ROLES.filter((role) => can(role, action))).toEqual(['ADMIN']);
  }
});

test('a VIEWER may read, show that they are there, and leave', () => {
  const more = actions.filter((action) => can('VIEWER', action) && !action.endsWith('.read'));
  expect(more).toEqual(['member.leave', 'presence.show']);
});

test('an ADMIN may do everything', () => {
  expect(actions.filter((action) => !can('ADMIN', action))).toEqual([]);
});

test('a CAREGIVER cares but neither deletes nor manages people', () => {
  expect(actions.filter((action) => can('CAREGIVER', action) && !action.endsWith('.read'))).toEqual([
    'member.leave',
    'presence.show',
    'recipient.create',
    'recipient.update',
    'medication.create',
    'medication.update',
    'dose.record',
    'dose.undo',
    'dose.correct',
  ]);
});

test('a person without a role may do nothing', () => {
  expect(actions.filter((action) => can(undefined, action) || can(null, action))).toEqual([]);
});
