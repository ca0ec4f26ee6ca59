import { paths } from '@carecircle/domain';
import { arrayRemove, collection, deleteField, doc, onSnapshot, query, updateDoc, where, type FirestoreError, type Query } from 'firebase/firestore';
import { aRecipient, removedBy, updatedBy } from './support/documents';
import { useWorld } from './support/world';

const world = useWorld('live-listener');

/** Listens as an open app does: how many documents arrive, and how it ends. */
function listen(target: Query) {
  const seen: number[] = [];
  const waiting: (() => void)[] = [];
  let stop: () => void = () => undefined;
  const ended = new Promise<FirestoreError>((resolve) => {
    const take = (size: number) => {
      seen.push(size);
      for (const look of waiting.splice(0)) look();
    };
    stop = onSnapshot(target, ({ size }) => take(size), resolve);
  });
  /** Waits for so many documents, or for any answer. */
  const until = async (size?: number): Promise<void> => {
    while (size === undefined ? seen.length === 0 : seen.at(-1) !== size) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { seen, ended, until, stop: () => stop() };
}

const present = (uid: string) => query(collection(world.as(uid), paths.recipients('f1')), where('deletedAt', '==', null));

const takeOut = (uid: string) =>
  updateDoc(doc(world.as('admin'), paths.family('f1')), {
    [`roles.${uid}`]: deleteField(),
    memberIds: arrayRemove(uid),
    ...updatedBy('admin'),
  });

describe('SEC-05 a removed member with a live listener', () => {
  test('loses it, and sees nothing that is written afterwards', async () => {
    const listener = listen(present('viewer'));
    await listener.until(1);
    await takeOut('viewer');
    await world.given({ [paths.recipient('f1', 'later')]: aRecipient('admin') });
    expect((await listener.ended).code).toBe('permission-denied');
    expect(listener.seen).toEqual([1]);
  });

  test('sees the family leave their own list', async () => {
    const mine = query(collection(world.as('viewer'), paths.families()), where('memberIds', 'array-contains', 'viewer'), where('deletedAt', '==', null));
    const listener = listen(mine);
    await listener.until(1);
    await takeOut('viewer');
    await listener.until(0);
    listener.stop();
  });

  test('a deleted family ends the listeners of all of its members, the ADMIN’s too', async () => {
    const listeners = ['admin', 'caregiver', 'viewer'].map((uid) => listen(collection(world.as(uid), paths.members('f1'))));
    await Promise.all(listeners.map(({ until }) => until()));
    await updateDoc(doc(world.as('admin'), paths.family('f1')), removedBy('admin'));
    for (const { ended } of listeners) expect((await ended).code).toBe('permission-denied');
  });
});

test('a role that changes to one with less keeps what it may still read', async () => {
  const listener = listen(present('caregiver'));
  const audit = listen(collection(world.as('admin'), paths.audits('f1')));
  await Promise.all([listener.until(1), audit.until(0)]);
  await updateDoc(doc(world.as('admin'), paths.family('f1')), { 'roles.caregiver': 'ADMIN', 'roles.admin': 'VIEWER', ...updatedBy('admin') });
  expect((await audit.ended).code).toBe('permission-denied');
  await world.given({ [paths.recipient('f1', 'later')]: aRecipient('caregiver') });
  await listener.until(2);
  listener.stop();
});
