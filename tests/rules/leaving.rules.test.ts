import { paths } from '@carecircle/domain';
import { arrayRemove, deleteField, doc, getDoc, updateDoc, writeBatch } from 'firebase/firestore';
import { aFamily, aMember, removedBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, permitted } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('leaving');
const PATH = paths.family('f1');

const without = (uid: string): Fields => ({ [`roles.${uid}`]: deleteField(), memberIds: arrayRemove(uid) });
const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

/** Leaves as the app does: out of the family, and the own entry closed, in one commit. */
function leave(uid: string): Promise<void> {
  const db = world.as(uid);
  return writeBatch(db)
    .update(doc(db, PATH), { ...updatedBy(uid), ...without(uid) })
    .update(doc(db, paths.member('f1', uid)), removedBy(uid))
    .commit();
}

grid(world, {
  'leave a family that keeps an ADMIN': {
    allowed: permitted('member.leave'),
    attempt: async (db, me) => {
      await world.given({
        [PATH]: aFamily('other', {
          roles: { other: 'ADMIN', admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER' },
          memberIds: ['other', 'admin', 'caregiver', 'viewer'],
        }),
        ...(me === 'nobody' ? {} : { [paths.member('f1', me)]: aMember(me) }),
      });
      return writeBatch(db)
        .update(doc(db, PATH), { ...updatedBy(me), ...without(me) })
        .update(doc(db, paths.member('f1', me)), removedBy(me))
        .commit();
    },
  },
});

test('whoever left reads nothing any more, not even their entry', async () => {
  await expectAllowed(leave('viewer'));
  await expectRefused(getDoc(doc(world.as('viewer'), PATH)));
  await expectRefused(getDoc(doc(world.as('viewer'), paths.member('f1', 'viewer'))));
});

test('the last ADMIN cannot leave', async () => {
  await expectRefused(leave('admin'));
  await expectAllowed(update('admin', { 'roles.caregiver': 'ADMIN' }));
  await expectAllowed(leave('admin'));
  await expectRefused(leave('caregiver'));
});

test('SEC-11 leaving takes nobody else along and changes nothing else', async () => {
  await expectRefused(update('viewer', without('caregiver')));
  await expectRefused(
    update('viewer', { ...without('viewer'), 'roles.caregiver': deleteField(), memberIds: arrayRemove('viewer', 'caregiver') }),
  );
  await expectRefused(update('viewer', { ...without('viewer'), 'roles.caregiver': 'ADMIN' }));
  await expectRefused(update('viewer', { ...without('viewer'), name: 'Ours' }));
  await expectRefused(update('viewer', { 'roles.viewer': deleteField() }));
  await expectRefused(update('viewer', { memberIds: arrayRemove('viewer') }));
  await expectRefused(update('viewer', { ...without('viewer'), updatedBy: 'admin' }));
  await expectRefused(update('viewer', { ...without('viewer'), updatedAt: new Date(0) }));
  await expectAllowed(update('viewer', without('viewer')));
});

test('SEC-11 nobody closes their entry and stays, or closes it for another', async () => {
  const db = world.as('viewer');
  await expectRefused(updateDoc(doc(db, paths.member('f1', 'viewer')), removedBy('viewer')));
  await expectRefused(
    writeBatch(db)
      .update(doc(db, PATH), { ...updatedBy('viewer'), ...without('viewer') })
      .update(doc(db, paths.member('f1', 'caregiver')), removedBy('viewer'))
      .commit(),
  );
});

test('SEC-11 nobody comes back by themselves', async () => {
  await expectAllowed(leave('viewer'));
  const roles = { admin: 'ADMIN', caregiver: 'CAREGIVER', viewer: 'VIEWER' };
  await expectRefused(update('viewer', { roles, memberIds: Object.keys(roles) }));
});
