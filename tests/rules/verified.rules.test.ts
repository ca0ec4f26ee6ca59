import { paths } from '@carecircle/domain';
import { collection, doc, getDoc, getDocs, query, setDoc, updateDoc, where, writeBatch } from 'firebase/firestore';
import { aFamily, aMember, aNotification, aUser, sidOf, updatedBy } from './support/documents';
import { expectAllowed, expectRefused } from './support/grid';
import { UNVERIFIED } from './support/people';
import { useWorld } from './support/world';

/** Every other file of these tests asks as somebody with an unproven address, too; here is what such a person is about. */
const world = useWorld('verified');
const database = () => world.as(UNVERIFIED);

test('a member with an unproven address finds neither their family nor anything in it', async () => {
  const families = collection(database(), paths.families());
  await expectRefused(getDoc(doc(database(), paths.family('f1'))));
  await expectRefused(
    getDocs(query(families, where('memberIds', 'array-contains', UNVERIFIED), where('deletedAt', '==', null))),
  );
  await expectRefused(getDocs(query(families, where(`roles.${UNVERIFIED}`, '==', 'ADMIN'))));
  await expectRefused(getDocs(collection(database(), paths.members('f1'))));
  await expectRefused(getDocs(collection(database(), paths.recipients('f1'))));
  await expectRefused(getDocs(collection(database(), paths.medications('f1', 'r1'))));
});

test('an ADMIN with an unproven address changes nothing', async () => {
  const path = paths.family(`${UNVERIFIED}_1`);
  await world.given({ [path]: aFamily(UNVERIFIED) });
  await expectRefused(updateDoc(doc(database(), path), { name: 'Berg', ...updatedBy(UNVERIFIED) }));
});

test('nobody founds a family before their address is proven', async () => {
  const batch = writeBatch(database());
  batch.set(doc(database(), paths.family(`${UNVERIFIED}_2`)), aFamily(UNVERIFIED));
  batch.set(doc(database(), paths.member(`${UNVERIFIED}_2`, UNVERIFIED)), aMember(UNVERIFIED));
  await expectRefused(batch.commit());
});

test('an unproven address keeps even the own account shut', async () => {
  const path = paths.user(UNVERIFIED);
  await expectRefused(setDoc(doc(database(), path), aUser(UNVERIFIED)));
  await world.given({ [path]: aUser(UNVERIFIED), [paths.notification(UNVERIFIED, 'n1')]: aNotification() });
  await expectRefused(getDoc(doc(database(), path)));
  await expectRefused(getDocs(collection(database(), paths.notifications(UNVERIFIED))));
});

test('a claim that is no true boolean proves nothing', async () => {
  for (const claim of ['true', 1, null]) {
    const pretender = world.with({ uid: 'admin', sid: sidOf('admin'), email_verified: claim });
    await expectRefused(getDoc(doc(pretender, paths.family('f1'))));
  }
  await expectAllowed(getDoc(doc(world.with({ uid: 'admin', sid: sidOf('admin'), email_verified: true }), paths.family('f1'))));
});
