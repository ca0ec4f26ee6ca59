import { can, PERMISSIONS, type Action } from './permissions';
import { ROLES } from './role';

const actions = Object.keys(PERMISSIONS) as Action[];

test('every role may read the family and its care, only an ADMIN the audit trail', () => {
  const reads = actions.filter((action) => action.endsWith('.read') && action !== 'audit.read');
  for (const role of ROLES) expect(reads.filter((action) => !can(role, action))).toEqual([]);
  expect(ROLES.filter((role) => can(role, 'audit.read'))).toEqual(['ADMIN']);
});

test('a VIEWER may read, which goes on record, and nothing else', () => {
  expect(actions.filter((action) => can('VIEWER', action) && !action.endsWith('.read'))).toEqual(['recipient.recordView']);
});

test('an ADMIN may do everything', () => {
  expect(actions.filter((action) => !can('ADMIN', action))).toEqual([]);
});

test('a CAREGIVER cares but neither deletes care nor manages people', () => {
  expect(actions.filter((action) => can('CAREGIVER', action) && !action.endsWith('.read'))).toEqual([
    'recipient.create',
    'recipient.update',
    'recipient.recordView',
    'doctor.create',
    'doctor.update',
    'doctor.delete',
    'contact.create',
    'contact.update',
    'contact.delete',
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
