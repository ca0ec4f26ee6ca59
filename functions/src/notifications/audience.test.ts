import { ADMINS, EVERYBODY, everybodyBut, only, uidsOf } from './audience';

const roles = { claire: 'ADMIN', maya: 'CAREGIVER', daniel: 'VIEWER' } as const;

test.each([
  ['everybody', EVERYBODY, ['claire', 'maya', 'daniel']],
  ['everybody but who did it', everybodyBut('maya'), ['claire', 'daniel']],
  ['the ADMINs', ADMINS, ['claire']],
  ['one person who is not in the family', only('jane'), ['jane']],
])('%s', (_, audience, expected) => {
  expect(uidsOf(audience, roles)).toEqual(expected);
});

test('nobody of a family that is gone, unless they are named', () => {
  expect(uidsOf(EVERYBODY, {})).toEqual([]);
  expect(uidsOf(only('claire', 'maya'), {})).toEqual(['claire', 'maya']);
});
