import { memberSchema, paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc, writeBatch } from 'firebase/firestore';
import { aFamily, aMember, removedBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, only, permitted } from './support/grid';
import { emailOf } from './support/people';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('members');
const PATH = paths.member('f1', 'caregiver');

const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

grid(world, {
  'read an entry': { allowed: permitted('member.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list entries': { allowed: permitted('member.read'), attempt: (db) => getDocs(collection(db, paths.members('f1'))) },
  'create an entry for another': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.member('f1', 'somebody')), aMember(me)),
  },
  'change a CAREGIVER’s nickname': {
    allowed: ({ uid, role }) => only('caregiver')({ uid, role }) || permitted('member.update')({ uid, role }),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), nickname: 'Nurse Maya' }),
  },
  'change a CAREGIVER’s name and phone': {
    allowed: only('caregiver'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), displayName: 'Maya', phone: '+15555550100' }),
  },
  'close the entry of somebody who was taken out': {
    allowed: permitted('member.remove'),
    attempt: (db, me) => updateDoc(doc(db, paths.member('f1', 'removed')), removedBy(me)),
  },
  'close the entry of somebody who is still in': {
    allowed: nobody,
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'delete an entry': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what an entry looks like', () => {
  shapeTests({
    fields: Object.keys(memberSchema.shape),
    create: (change) =>
      writeBatch(world.as('new'))
        .set(doc(world.as('new'), paths.family('new_1')), aFamily('new'))
        .set(doc(world.as('new'), paths.member('new_1', 'new')), withoutMissing(aMember('new', change)))
        .commit(),
    bad: {
      displayName: ['', 'x'.repeat(101), null],
      nickname: ['x'.repeat(51), null],
      email: ['another@example.com', null],
      phone: ['555-0100', null],
    },
    good: { nickname: ['x'.repeat(50)], phone: ['+15555550100'] },
  });
});

test('SEC-11 nobody gives themselves an entry in a family that is not theirs', async () => {
  await expectRefused(setDoc(doc(world.as('stranger'), paths.member('f1', 'stranger')), aMember('stranger')));
});

describe('a member without an entry', () => {
  const entry = (uid: string) => doc(world.as(uid), paths.member('f3', 'viewer'));

  beforeEach(() =>
    world.given({
      [paths.family('f3')]: aFamily('admin', {
        roles: { admin: 'ADMIN', viewer: 'VIEWER' },
        memberIds: ['admin', 'viewer'],
      }),
    }),
  );

  test('gives themselves one', async () => {
    await expectAllowed(setDoc(entry('viewer'), aMember('viewer')));
  });

  test('SEC-11 gets none from another, and gives none in another’s name', async () => {
    await expectRefused(setDoc(entry('admin'), aMember('admin')));
    await expectRefused(setDoc(entry('viewer'), aMember('viewer', { createdBy: 'admin' })));
    await expectRefused(setDoc(entry('viewer'), aMember('viewer', { updatedAt: new Date(0) })));
  });
});

test('SEC-11 an entry keeps its address, or takes that of a changed sign-in', async () => {
  await world.given({ [PATH]: aMember('caregiver', { email: 'old@example.com' }) });
  await expectRefused(update('caregiver', { email: 'another@example.com' }));
  await expectAllowed(update('caregiver', { nickname: 'Maya' }));
  await expectAllowed(update('caregiver', { email: emailOf('caregiver') }));
});

test('SEC-11 an ADMIN closes an entry in their own name and now', async () => {
  const removed = doc(world.as('admin'), paths.member('f1', 'removed'));
  await expectRefused(updateDoc(removed, { ...removedBy('admin'), deletedBy: 'caregiver' }));
  await expectRefused(updateDoc(removed, { ...removedBy('admin'), deletedAt: new Date(0) }));
});

test('an ADMIN takes a person out and closes their entry in one go', async () => {
  const db = world.as('admin');
  const roles = { admin: 'ADMIN', viewer: 'VIEWER' };
  await expectAllowed(
    writeBatch(db)
      .update(doc(db, paths.family('f1')), { ...updatedBy('admin'), roles, memberIds: Object.keys(roles) })
      .update(doc(db, PATH), removedBy('admin'))
      .commit(),
  );
});

test('SEC-11 refuses forged authors, times and addresses', async () => {
  await expectRefused(update('caregiver', { updatedBy: 'admin' }));
  await expectRefused(update('caregiver', { updatedAt: new Date(0) }));
  await expectRefused(update('caregiver', { createdBy: 'admin' }));
  await expectRefused(update('caregiver', { email: 'another@example.com' }));
  await expectRefused(update('caregiver', { role: 'ADMIN' }));
});

test('SEC-10 a removed member does not change their entry any more', async () => {
  const entry = doc(world.as('removed'), paths.member('f1', 'removed'));
  await expectRefused(updateDoc(entry, { ...updatedBy('removed'), nickname: 'x' }));
});
