import { familySchema, foundedIds, paths } from '@carecircle/domain';
import {
  and,
  arrayRemove,
  collection,
  collectionGroup,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  or,
  query,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
} from 'firebase/firestore';
import { aFamily, aMember, removedBy, restoredBy, updatedBy, type Fields } from './support/documents';
import { anybodySignedIn, expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('families');
const PATH = paths.family('f1');
const founded = (uid: string) => paths.family(`${uid}_1`);
const NEW = founded('new');

const FAMILY = aFamily('admin', {
  roles: { admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER' },
  memberIds: ['admin', 'caregiver', 'viewer'],
});
const daysAgo = (days: number) => Timestamp.fromMillis(Date.now() - days * 86_400_000);

const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

grid(world, {
  'read a family': { allowed: permitted('family.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list all families': { allowed: nobody, attempt: (db) => getDocs(collection(db, paths.families())) },
  'list own families': {
    allowed: anybodySignedIn,
    attempt: (db, me) =>
      getDocs(
        query(
          collection(db, paths.families()),
          where('memberIds', 'array-contains', me),
          where('deletedAt', '==', null),
        ),
      ),
  },
  'list the families of an ADMIN': {
    allowed: ({ uid }) => uid === 'admin',
    attempt: (db) =>
      getDocs(
        query(
          collection(db, paths.families()),
          where('memberIds', 'array-contains', 'admin'),
          where('deletedAt', '==', null),
        ),
      ),
  },
  'create a family': {
    allowed: anybodySignedIn,
    attempt: (db, me) => setDoc(doc(db, founded(me)), aFamily(me)),
  },
  'create a family with the own entry in it': {
    allowed: anybodySignedIn,
    attempt: (db, me) =>
      writeBatch(db)
        .set(doc(db, founded(me)), aFamily(me))
        .set(doc(db, paths.member(`${me}_1`, me)), aMember(me))
        .commit(),
  },
  'rename a family': {
    allowed: permitted('family.rename'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), name: 'Thompson & friends' }),
  },
  'change a role': {
    allowed: permitted('member.changeRole'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), 'roles.viewer': 'CAREGIVER' }),
  },
  'take two people out of a family': {
    allowed: permitted('member.remove'),
    attempt: (db, me) =>
      updateDoc(doc(db, PATH), {
        ...updatedBy(me),
        roles: { admin: 'ADMIN' },
        memberIds: ['admin'],
      }),
  },
  'mark a family as removed': {
    allowed: permitted('family.delete'),
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'restore a family': {
    allowed: permitted('family.restore'),
    attempt: async (db, me) => {
      await world.given({ [PATH]: { ...FAMILY, deletedAt: daysAgo(1), deletedBy: 'admin' } });
      return updateDoc(doc(db, PATH), restoredBy(me));
    },
  },
  'delete a family': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
  'raise themselves to ADMIN': {
    allowed: ({ uid }) => uid === 'admin',
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), [`roles.${me}`]: 'ADMIN' }),
  },
});

describe('what a family looks like', () => {
  shapeTests({
    fields: Object.keys(familySchema.shape),
    create: (change) => setDoc(doc(world.as('new'), NEW), withoutMissing(aFamily('new', change))),
    bad: {
      name: ['', 'x'.repeat(101), 1, null],
      state: ['PAUSED', 'SUSPENDED', null],
      roles: [{}, { new: 'CAREGIVER' }, { new: 'OWNER' }, { new: 'ADMIN', other: 'ADMIN' }, { other: 'ADMIN' }, null],
      memberIds: [[], ['other'], ['new', 'new'], ['new', 'other'], null],
    },
    good: { name: ['x', 'x'.repeat(100)] },
  });
});

describe('who is in a family', () => {
  test('SEC-11 an ADMIN adds nobody: that takes an invitation', async () => {
    const roles = { admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER', stranger: 'VIEWER' };
    await expectRefused(update('admin', { roles, memberIds: Object.keys(roles) }));
    await expectRefused(update('admin', { memberIds: ['admin', 'caregiver', 'viewer', 'stranger'] }));
    await expectRefused(update('admin', { 'roles.stranger': 'VIEWER' }));
  });

  test('SEC-11 an ADMIN swaps nobody for another', async () => {
    const roles = { admin: 'ADMIN', caregiver: 'CAREGIVER', stranger: 'VIEWER' };
    await expectRefused(update('admin', { roles, memberIds: Object.keys(roles) }));
  });

  test('memberIds are exactly the keys of roles', async () => {
    await expectRefused(update('admin', { memberIds: ['admin', 'caregiver'] }));
    await expectRefused(update('admin', { roles: { admin: 'ADMIN', caregiver: 'CAREGIVER' } }));
    await expectRefused(update('admin', { memberIds: ['admin', 'admin', 'viewer'] }));
  });

  test('at least one ADMIN remains', async () => {
    await expectRefused(update('admin', { 'roles.admin': 'CAREGIVER' }));
    const roles = { caregiver: 'CAREGIVER', viewer: 'VIEWER' };
    await expectRefused(update('admin', { roles, memberIds: Object.keys(roles) }));
    await expectAllowed(update('admin', { 'roles.caregiver': 'ADMIN', 'roles.admin': 'VIEWER' }));
  });

  test('of two ADMINs who demote each other one succeeds', async () => {
    await expectAllowed(update('admin', { 'roles.caregiver': 'ADMIN' }));
    await expectAllowed(update('caregiver', { 'roles.admin': 'VIEWER' }));
    await expectRefused(update('admin', { 'roles.caregiver': 'VIEWER' }));
  });

  test('SEC-11 an ADMIN cannot remove the family and change it in one go', async () => {
    await expectRefused(update('admin', { ...removedBy('admin'), name: 'Renamed' }));
    await expectRefused(update('admin', { ...removedBy('admin'), 'roles.viewer': 'ADMIN' }));
  });

  test('roles have known names', async () => {
    await expectRefused(update('admin', { 'roles.viewer': 'OWNER' }));
  });

  test('SEC-05 a person who was taken out reads nothing any more', async () => {
    await expectAllowed(getDoc(doc(world.as('viewer'), PATH)));
    const roles = { admin: 'ADMIN', caregiver: 'CAREGIVER' };
    await expectAllowed(update('admin', { roles, memberIds: Object.keys(roles) }));
    await expectRefused(getDoc(doc(world.as('viewer'), PATH)));
    await expectRefused(getDoc(doc(world.as('viewer'), paths.recipient('f1', 'r1'))));
  });
});

describe('a removed family', () => {
  beforeEach(() => expectAllowed(update('admin', removedBy('admin'))));

  test('is there for its ADMIN only, who may restore it', async () => {
    await expectRefused(getDoc(doc(world.as('caregiver'), PATH)));
    await expectRefused(getDoc(doc(world.as('viewer'), PATH)));
    await expectAllowed(getDoc(doc(world.as('admin'), PATH)));
    await expectRefused(update('caregiver', restoredBy('caregiver')));
    await expectAllowed(update('admin', restoredBy('admin')));
    await expectAllowed(getDoc(doc(world.as('viewer'), PATH)));
  });

  test('takes everything in it along', async () => {
    for (const uid of ['admin', 'caregiver', 'viewer']) {
      await expectRefused(getDoc(doc(world.as(uid), paths.medication('f1', 'r1', 'm1'))));
    }
  });

  test('is neither changed nor left, and not removed a second time for a later end', async () => {
    await expectRefused(update('admin', { name: 'Renamed' }));
    await expectRefused(update('admin', removedBy('admin')));
    await expectRefused(update('admin', { ...restoredBy('admin'), name: 'Renamed' }));
    await expectRefused(update('admin', { ...restoredBy('admin'), 'roles.viewer': 'ADMIN' }));
    await expectRefused(update('viewer', { 'roles.viewer': deleteField(), memberIds: arrayRemove('viewer') }));
  });

  test('can be restored for thirty days', async () => {
    const removedAgo = (days: number) => world.given({ [PATH]: { ...FAMILY, deletedAt: daysAgo(days), deletedBy: 'admin' } });
    await removedAgo(30.001);
    await expectRefused(update('admin', restoredBy('admin')));
    await removedAgo(29.99);
    await expectAllowed(update('admin', restoredBy('admin')));
  });

  test('is found by its ADMIN only', async () => {
    const mine = (uid: string) =>
      getDocs(query(collection(world.as(uid), paths.families()), where(`roles.${uid}`, '==', 'ADMIN')));
    const found = await mine('admin');
    expect(found.docs.map(({ id }) => id)).toEqual(['f1']);
    expect((await mine('caregiver')).empty).toBe(true);
  });
});

test('SEC-10 a query is allowed only if it can return nothing but own families', async () => {
  const families = collection(world.as('viewer'), paths.families());
  await expectRefused(getDocs(query(families, where('name', '==', 'The Thompsons'))));
  await expectRefused(getDocs(query(families, where('memberIds', 'array-contains', 'viewer'))));
  await expectRefused(getDocs(query(families, where('roles.admin', '==', 'ADMIN'))));
  await expectRefused(getDocs(query(families, where('roles.viewer', '==', 'VIEWER'))));
  await expectRefused(
    getDocs(query(families, where('memberIds', 'array-contains', 'viewer'), where('deletedAt', '>', new Date(0)))),
  );
  await expectRefused(
    getDocs(
      query(families, where('memberIds', 'array-contains-any', ['viewer', 'admin']), where('deletedAt', '==', null)),
    ),
  );
  await expectRefused(
    getDocs(
      query(
        families,
        or(and(where('memberIds', 'array-contains', 'viewer'), where('deletedAt', '==', null)), where('name', '>', '')),
      ),
    ),
  );
});

test.each([
  'members',
  'invitations',
  'presence',
  'recipients',
  'medications',
  'doses',
  'activity',
  'audit',
  'notifications',
  'devices',
])(
  'SEC-10 nobody queries all %s of all families',
  async (name) => {
    await expectRefused(getDocs(collectionGroup(world.as('admin'), name)));
  },
);

describe('founding', () => {
  const found = (uid: string, id: string) => setDoc(doc(world.as(uid), paths.family(id)), aFamily(uid));

  test('X7 a person founds nine families and no tenth', async () => {
    for (const id of foundedIds('new')) await expectAllowed(found('new', id));
    for (const id of ['new_0', 'new_10', 'new_1_1', 'new', 'new_', 'new_a', 'x']) await expectRefused(found('new', id));
  });

  test('SEC-11 nobody takes a place that is another’s, or that is taken', async () => {
    await expectRefused(found('new', 'admin_1'));
    await expectAllowed(found('new', 'new_1'));
    await expectRefused(found('new', 'new_1'));
  });
});

test('SEC-11 nobody creates a family with others in it, or without themselves', async () => {
  const create = (roles: Record<string, string>) =>
    setDoc(doc(world.as('new'), NEW), aFamily('new', { roles, memberIds: Object.keys(roles) }));
  await expectRefused(create({ new: 'ADMIN', other: 'ADMIN' }));
  await expectRefused(create({ new: 'ADMIN', other: 'VIEWER' }));
  await expectRefused(create({ other: 'ADMIN' }));
});

test('SEC-11 refuses forged authors and times', async () => {
  const create = (change: Fields) => setDoc(doc(world.as('new'), NEW), aFamily('new', change));
  await expectRefused(update('admin', { ...removedBy('admin'), deletedBy: 'caregiver' }));
  await expectRefused(update('admin', { ...removedBy('admin'), deletedAt: new Date(0) }));
  await expectRefused(create({ createdBy: 'admin' }));
  await expectRefused(create({ updatedAt: new Date(0) }));
  await expectRefused(update('admin', { createdAt: new Date(0) }));
  await expectRefused(update('admin', { updatedBy: 'caregiver' }));
});
