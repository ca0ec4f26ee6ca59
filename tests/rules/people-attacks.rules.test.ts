import { paths } from '@carecircle/domain';
import { arrayRemove, arrayUnion, collection, collectionGroup, deleteField, doc, getDoc, getDocs, query, setDoc, updateDoc, where, writeBatch } from 'firebase/firestore';
import { aFamily, aMember, aRecipient, removedBy, updatedBy } from './support/documents';
import { expectAllowed, expectRefused } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('people-attacks');
const PATH = paths.family('f1');

describe('SEC-11 raising oneself', () => {
  test('nobody gives themselves a role, by whatever path', async () => {
    for (const uid of ['caregiver', 'viewer', 'stranger', 'removed']) {
      const family = doc(world.as(uid), PATH);
      await expectRefused(updateDoc(family, { ...updatedBy(uid), [`roles.${uid}`]: 'ADMIN' }));
      await expectRefused(updateDoc(family, { ...updatedBy(uid), [`roles.${uid}`]: 'ADMIN', memberIds: arrayUnion(uid) }));
      await expectRefused(setDoc(family, aFamily(uid)));
    }
  });

  test('a role that is raised and used in one commit is refused as a whole', async () => {
    const db = world.as('viewer');
    const batch = writeBatch(db)
      .update(doc(db, PATH), { ...updatedBy('viewer'), 'roles.viewer': 'ADMIN' })
      .set(doc(db, paths.recipient('f1', 'new')), aRecipient('viewer'));
    await expectRefused(batch.commit());
    await expectRefused(getDoc(doc(world.as('stranger'), paths.recipient('f1', 'new'))));
  });
});

describe('SEC-11 tricks with a batch', () => {
  test('an entry is not bought with a family that is founded in the same commit', async () => {
    const db = world.as('stranger');
    const batch = writeBatch(db)
      .set(doc(db, paths.family('stranger_1')), aFamily('stranger'))
      .set(doc(db, paths.member('f1', 'stranger')), aMember('stranger'));
    await expectRefused(batch.commit());
  });

  test('a member does not leave and act in one commit', async () => {
    const db = world.as('caregiver');
    const gone = { 'roles.caregiver': deleteField(), memberIds: arrayRemove('caregiver') };
    const act = (batch = writeBatch(db)) => batch.update(doc(db, PATH), { ...updatedBy('caregiver'), ...gone });
    await expectRefused(act().update(doc(db, paths.member('f1', 'viewer')), removedBy('caregiver')).commit());
    await expectAllowed(act().update(doc(db, paths.member('f1', 'caregiver')), removedBy('caregiver')).commit());
  });

  test('an ADMIN does not close the entry of somebody who stays', async () => {
    const db = world.as('admin');
    const batch = writeBatch(db)
      .update(doc(db, PATH), { ...updatedBy('admin'), name: 'Renamed' })
      .update(doc(db, paths.member('f1', 'viewer')), removedBy('admin'));
    await expectRefused(batch.commit());
  });
});

test('SEC-10 a family’s document cannot be written over another’s, nor its people moved', async () => {
  const db = world.as('stranger');
  await expectRefused(setDoc(doc(db, PATH), aFamily('stranger')));
  await expectRefused(setDoc(doc(db, paths.member('f2', 'admin')), aMember('admin')));
  await expectRefused(setDoc(doc(db, paths.member('f1', 'stranger')), aMember('stranger')));
});

test('SEC-11 an oversize name, map or list is refused', async () => {
  const admin = doc(world.as('admin'), PATH);
  await expectRefused(updateDoc(admin, { ...updatedBy('admin'), name: 'x'.repeat(101) }));
  await expectRefused(updateDoc(admin, { ...updatedBy('admin'), memberIds: arrayUnion(...Array.from({ length: 100 }, (_, i) => `m${i}`)) }));
  await expectRefused(updateDoc(admin, { ...updatedBy('admin'), notes: 'x'.repeat(100_000) }));
  await expectRefused(updateDoc(doc(world.as('viewer'), paths.member('f1', 'viewer')), { ...updatedBy('viewer'), nickname: 'x'.repeat(51) }));
});

test('SEC-10 nobody lists the people or invitations of all families, whatever they ask for', async () => {
  for (const uid of ['stranger', 'viewer', 'admin']) {
    const db = world.as(uid);
    for (const name of ['members', 'invitations', 'presence']) await expectRefused(getDocs(collectionGroup(db, name)));
    await expectRefused(getDocs(query(collectionGroup(db, 'members'), where('email', '==', `${uid}@example.com`))));
    await expectRefused(getDocs(query(collectionGroup(db, 'invitations'), where('email', '==', `${uid}@example.com`))));
    await expectRefused(getDocs(collection(db, 'invitationSecrets')));
  }
});

test('SEC-10 guessing ids of invitations tells nobody whether they exist', async () => {
  await world.given({ [paths.invitation('f1', 'i1')]: { status: 'PENDING' } });
  for (const id of ['i1', 'none']) await expectRefused(getDoc(doc(world.as('viewer'), paths.invitation('f1', id))));
});
