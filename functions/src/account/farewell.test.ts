import { fateOf, undecided, type FamilyState } from './farewell';

const family = (roles: Record<string, string>): FamilyState => ({ id: 'f1', name: 'Thompson', roles });
const NOTHING = { successors: {}, deletedFamilies: [] };
const crowd = family({ claire: 'ADMIN', maya: 'CAREGIVER', daniel: 'VIEWER' });

test('A17 only a family that would lose its last ADMIN needs a decision', () => {
  expect(undecided('claire', [crowd], NOTHING)).toEqual([crowd]);
  expect(undecided('claire', [family({ claire: 'ADMIN' })], NOTHING)).toEqual([]);
  expect(undecided('maya', [crowd], NOTHING)).toEqual([]);
  expect(undecided('claire', [family({ claire: 'ADMIN', maya: 'ADMIN' })], NOTHING)).toEqual([]);
});

test('A17 a decision names a member of it, or deletes it', () => {
  expect(undecided('claire', [crowd], { ...NOTHING, successors: { f1: 'maya' } })).toEqual([]);
  expect(undecided('claire', [crowd], { ...NOTHING, deletedFamilies: ['f1'] })).toEqual([]);
  expect(undecided('claire', [crowd], { ...NOTHING, successors: { f1: 'stranger' } })).toEqual([crowd]);
  expect(undecided('claire', [crowd], { ...NOTHING, successors: { f1: 'claire' } })).toEqual([crowd]);
});

test.each([
  ['nobody else is in it', family({ claire: 'ADMIN' }), NOTHING, { kind: 'ERASE' }],
  ['the person is out already', family({ maya: 'ADMIN' }), NOTHING, { kind: 'DONE' }],
  ['it is to be deleted', crowd, { ...NOTHING, deletedFamilies: ['f1'] }, { kind: 'DELETE' }],
  ['a successor is named', crowd, { ...NOTHING, successors: { f1: 'daniel' } }, { kind: 'LEAVE', roles: { maya: 'CAREGIVER', daniel: 'ADMIN' } }],
  ['the successor has gone', crowd, { ...NOTHING, successors: { f1: 'gone' } }, { kind: 'LEAVE', roles: { maya: 'ADMIN', daniel: 'VIEWER' } }],
  ['another ADMIN stays', family({ claire: 'ADMIN', maya: 'ADMIN' }), { ...NOTHING, deletedFamilies: ['f1'] }, { kind: 'LEAVE', roles: { maya: 'ADMIN' } }],
])('when %s', (_, state, farewell, fate) => {
  expect(fateOf('claire', state, farewell)).toEqual(fate);
});
