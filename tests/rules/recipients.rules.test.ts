import { paths, recipientSchema, RELATIONSHIPS } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc } from 'firebase/firestore';
import { aRecipient, removedBy, restoredBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('recipients');
const PATH = paths.recipient('f1', 'r1');
const NEW = paths.recipient('f1', 'new');

const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

grid(world, {
  'read a recipient': { allowed: permitted('recipient.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list recipients': {
    allowed: permitted('recipient.read'),
    attempt: (db) => getDocs(collection(db, paths.recipients('f1'))),
  },
  'create a recipient': {
    allowed: permitted('recipient.create'),
    attempt: (db, me) => setDoc(doc(db, NEW), aRecipient(me)),
  },
  'change a recipient': {
    allowed: permitted('recipient.update'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), notes: 'Likes tea' }),
  },
  'mark a recipient as removed': {
    allowed: permitted('recipient.delete'),
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'delete a recipient': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what a recipient looks like', () => {
  const long = (length: number) => 'x'.repeat(length);
  shapeTests({
    fields: Object.keys(recipientSchema.shape),
    create: (change) => setDoc(doc(world.as('admin'), NEW), withoutMissing(aRecipient('admin', change))),
    bad: {
      fullName: ['', long(101), 1, ['x'], null],
      preferredName: [long(51), null],
      dateOfBirth: ['15/06/1948', '1948-13-01', '1948-06-15T00:00', null],
      timeZone: ['', 'Europe Paris', long(65), 1],
      notes: [long(1001), null],
      relationship: ['DAUGHTER', null],
    },
    good: {
      fullName: ['x', long(100), 'Søren 👵🏽'],
      dateOfBirth: [''],
      timeZone: ['Etc/GMT+5', 'America/Argentina/Buenos_Aires'],
      notes: [long(1000)],
      relationship: ['', ...RELATIONSHIPS],
    },
  });
});

test('SEC-11 a change leaves a recipient well formed', async () => {
  await expectRefused(update('admin', { fullName: '' }));
  await expectRefused(update('admin', { isAdmin: true }));
});

describe('authorship', () => {
  test('SEC-11 refuses another’s uid as the creator or the author', async () => {
    const create = (change: Fields) => setDoc(doc(world.as('caregiver'), NEW), aRecipient('caregiver', change));
    await expectRefused(create({ createdBy: 'admin' }));
    await expectRefused(create({ updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { updatedBy: 'admin' }));
    await expectRefused(update('caregiver', { createdBy: 'caregiver' }));
  });

  test('SEC-11 refuses times that are not the server’s', async () => {
    const past = new Date('2020-01-01T00:00:00Z');
    const create = (change: Fields) => setDoc(doc(world.as('caregiver'), NEW), aRecipient('caregiver', change));
    await expectRefused(create({ createdAt: past }));
    await expectRefused(create({ updatedAt: past }));
    await expectRefused(update('caregiver', { updatedAt: past }));
    await expectRefused(update('caregiver', { createdAt: past }));
  });

  test('refuses a change that does not say who made it', async () => {
    await expectRefused(updateDoc(doc(world.as('admin'), PATH), { notes: 'Likes tea' }));
  });

  test('refuses a recipient that is born removed', async () => {
    const fields = { ...aRecipient('admin'), ...removedBy('admin') };
    await expectRefused(setDoc(doc(world.as('admin'), NEW), fields));
  });
});

describe('a removed recipient', () => {
  beforeEach(() => world.given({ [PATH]: aRecipient('admin', { deletedAt: new Date(), deletedBy: 'admin' }) }));

  test('is changed and restored by an ADMIN only', async () => {
    await expectRefused(update('caregiver', { notes: 'Likes tea' }));
    await expectRefused(update('caregiver', restoredBy('caregiver')));
    await expectAllowed(update('admin', restoredBy('admin')));
    await expectAllowed(update('caregiver', { notes: 'Likes tea' }));
  });

  test('is changed by an ADMIN without being restored', async () => {
    await expectAllowed(update('admin', { notes: 'Likes tea' }));
  });

  test('is not removed in another’s name or at another time, and not by half', async () => {
    await expectRefused(update('admin', { ...removedBy('admin'), deletedBy: 'caregiver' }));
    await expectRefused(update('admin', { ...removedBy('admin'), deletedAt: new Date(0) }));
    await expectRefused(update('admin', { deletedBy: 'caregiver' }));
    await expectRefused(update('admin', { deletedAt: null }));
    await expectRefused(update('admin', { deletedBy: null }));
  });
});

test('SEC-10 an ADMIN of one family creates nothing in another', async () => {
  await expectRefused(setDoc(doc(world.as('stranger'), NEW), aRecipient('stranger')));
  await expectAllowed(setDoc(doc(world.as('stranger'), paths.recipient('f2', 'new')), aRecipient('stranger')));
});
