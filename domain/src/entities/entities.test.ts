import { aMedication, instantAt } from '../../tests/builders';
import { familySchema } from './family';
import { medicationSchema } from './medication';
import { paths } from './paths';
import { recipientName } from './recipient';
import { DEFAULT_PREFERENCES, userSchema } from './user';

const meta = {
  createdAt: instantAt('2026-06-01T08:00:00Z'),
  createdBy: 'u1',
  updatedAt: instantAt('2026-06-01T08:00:00Z'),
  updatedBy: 'u1',
  deletedAt: null,
  deletedBy: null,
};

test('a document keeps what its schema knows and drops what a newer version added', () => {
  const family = { name: 'Thompson', roles: { u1: 'ADMIN' }, memberIds: ['u1'], state: 'ACTIVE', ...meta };
  expect(familySchema.parse({ ...family, colour: 'green' })).toEqual(family);
});

test('a medication without a field is no medication', () => {
  const { quantity: _, ...rest } = aMedication();
  expect(medicationSchema.safeParse(rest).success).toBe(false);
  expect(medicationSchema.safeParse(aMedication()).success).toBe(true);
});

test('an instant is anything that tells its milliseconds', () => {
  const user = {
    displayName: 'Claire',
    email: 'claire@example.com',
    locale: 'fr',
    timeZone: 'Europe/Paris',
    phone: '+15555550100',
    preferences: DEFAULT_PREFERENCES,
    ...meta,
  };
  expect(userSchema.safeParse(user).success).toBe(true);
  expect(userSchema.safeParse({ ...user, updatedAt: '2026-06-01' }).success).toBe(false);
});

test('a recipient goes by the preferred name, else by the full one', () => {
  expect(recipientName({ fullName: 'Eleanor Thompson', preferredName: 'Mom' })).toBe('Mom');
  expect(recipientName({ fullName: 'Eleanor Thompson', preferredName: '' })).toBe('Eleanor Thompson');
});

test('documents lie within their collections', () => {
  expect(paths.dose('f1', 'r1', 'd1')).toBe(`${paths.doses('f1', 'r1')}/d1`);
  expect(paths.medication('f1', 'r1', 'm1')).toBe(`${paths.medications('f1', 'r1')}/m1`);
  expect(paths.activity('f1', 'a1')).toBe(`${paths.activities('f1')}/a1`);
});
