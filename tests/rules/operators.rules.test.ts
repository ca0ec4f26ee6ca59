import { paths } from '@carecircle/domain';
import { collection, collectionGroup, deleteDoc, doc, getDoc, getDocs, query, setDoc, updateDoc, where, type Firestore } from 'firebase/firestore';
import { aFamily, aMember, aRecipient, aSession, aUser, removedBy, sidOf, updatedBy } from './support/documents';
import { expectAllowed, expectRefused } from './support/grid';
import { emailOf } from './support/people';
import { useWorld } from './support/world';

const world = useWorld('operators');
const UID = 'olga';

/** Somebody who is signed in with the claim that opens the operators' console, and in no family. */
const operator = (claims: object = {}): Firestore =>
  world.with({ uid: UID, email: emailOf(UID), email_verified: true, sid: sidOf(UID), operator: true, ...claims });

beforeEach(() => world.given({ [paths.session(UID, sidOf(UID))]: aSession(), [paths.user('admin')]: aUser('admin') }));

const DOCUMENTS = [
  paths.user('admin'),
  paths.session('admin', sidOf('admin')),
  paths.notification('admin', 'n1'),
  paths.family('f1'),
  paths.member('f1', 'admin'),
  paths.invitation('f1', 'i1'),
  paths.presence('f1', 'admin'),
  paths.recipient('f1', 'r1'),
  paths.doctor('f1', 'r1', 'd1'),
  paths.contact('f1', 'r1', 'c1'),
  paths.medication('f1', 'r1', 'm1'),
  paths.dose('f1', 'r1', 'x1'),
  paths.profileView('f1', 'v1'),
  paths.activity('f1', 'a1'),
  paths.audit('f1', 'a1'),
  paths.auditSeal('f1', 's1'),
  paths.operatorEntry('e1'),
  paths.deadLetter('l1'),
  paths.signIn('s1'),
  paths.signInFailures('s1'),
];

describe.each(DOCUMENTS)('SEC-10 PRV-02 an operator, by the rules, at %s', (path) => {
  test('reads, lists and changes nothing', async () => {
    const db = operator();
    await expectRefused(getDoc(doc(db, path)));
    await expectRefused(getDocs(collection(db, path.slice(0, path.lastIndexOf('/')))));
    await expectRefused(updateDoc(doc(db, path), { ...updatedBy(UID), name: 'x' }));
    await expectRefused(setDoc(doc(db, `${path}2`), { ...updatedBy(UID), name: 'x' }));
    await expectRefused(deleteDoc(doc(db, path)));
  });
});

test('SEC-10 the claim lists no families, whoever is in them', async () => {
  const families = collection(operator(), paths.families());
  await expectRefused(getDocs(query(families, where('memberIds', 'array-contains', 'admin'), where('deletedAt', '==', null))));
  await expectRefused(getDocs(query(families, where('name', '==', 'The Thompsons'))));
  for (const name of ['recipients', 'medications', 'doses', 'audit', 'sessions']) await expectRefused(getDocs(collectionGroup(operator(), name)));
});

test('SEC-11 the claim suspends no family, opens none and makes no ADMIN', async () => {
  const family = doc(operator(), paths.family('f1'));
  await expectRefused(updateDoc(family, { ...updatedBy(UID), state: 'SUSPENDED' }));
  await expectRefused(updateDoc(family, { ...updatedBy(UID), [`roles.${UID}`]: 'ADMIN' }));
  await expectRefused(updateDoc(family, removedBy(UID)));
});

test('an operator has an own account, as anybody else', async () => {
  await expectAllowed(setDoc(doc(operator(), paths.user(UID)), aUser(UID)));
  await expectAllowed(getDoc(doc(operator(), paths.session(UID, sidOf(UID)))));
});

describe('a suspended family', () => {
  const FAMILY = aFamily('admin', {
    roles: { admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER' },
    memberIds: ['admin', 'caregiver', 'viewer'],
    state: 'SUSPENDED',
  });
  beforeEach(() => world.given({ [paths.family('f1')]: FAMILY }));

  test('says its members no more than that it is there', async () => {
    for (const uid of ['admin', 'caregiver', 'viewer']) {
      const db = world.as(uid);
      await expectAllowed(getDoc(doc(db, paths.family('f1'))));
      const mine = query(collection(db, paths.families()), where('memberIds', 'array-contains', uid), where('deletedAt', '==', null));
      await expectAllowed(getDocs(mine));
      for (const path of [paths.member('f1', uid), paths.recipient('f1', 'r1'), paths.medication('f1', 'r1', 'm1'), paths.audit('f1', 'a1')]) {
        await expectRefused(getDoc(doc(db, path)));
      }
    }
  });

  test('SEC-11 is opened again, changed, left and removed by none of them', async () => {
    const update = (uid: string, change: object) => updateDoc(doc(world.as(uid), paths.family('f1')), { ...updatedBy(uid), ...change });
    await expectRefused(update('admin', { state: 'ACTIVE' }));
    await expectRefused(update('admin', { state: 'ACTIVE', name: 'Renamed' }));
    await expectRefused(update('admin', { name: 'Renamed' }));
    await expectRefused(update('admin', removedBy('admin')));
    await expectRefused(update('admin', { ...removedBy('admin'), state: 'ACTIVE' }));
    await expectRefused(update('viewer', { roles: { admin: 'ADMIN', caregiver: 'CAREGIVER' }, memberIds: ['admin', 'caregiver'] }));
  });

  test('takes no new entries', async () => {
    await expectRefused(setDoc(doc(world.as('caregiver'), paths.recipient('f1', 'r9')), aRecipient('caregiver')));
    await world.given({ [paths.family('f1')]: { ...FAMILY, roles: { ...(FAMILY['roles'] as object), other: 'VIEWER' }, memberIds: ['admin', 'caregiver', 'viewer', 'other'] } });
    await expectRefused(setDoc(doc(world.as('other'), paths.member('f1', 'other')), aMember('other')));
  });
});
