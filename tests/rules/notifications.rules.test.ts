import { paths } from '@carecircle/domain';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  limit,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';
import { aNotification } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, only } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('notifications');
const OWNER = 'viewer';
const PATH = paths.notification(OWNER, 'n1');

beforeEach(() => world.given({ [PATH]: aNotification() }));

grid(world, {
  'read a VIEWER’s notification': { allowed: only(OWNER), attempt: (db) => getDoc(doc(db, PATH)) },
  'list a VIEWER’s latest notifications': {
    allowed: only(OWNER),
    attempt: (db) =>
      getDocs(query(collection(db, paths.notifications(OWNER)), orderBy('createdAt', 'desc'), limit(20))),
  },
  'list a VIEWER’s unread notifications': {
    allowed: only(OWNER),
    attempt: (db) => getDocs(query(collection(db, paths.notifications(OWNER)), where('readAt', '==', null))),
  },
  'create a notification': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.notification(me, 'new')), aNotification()),
  },
  'mark a VIEWER’s notification as read': {
    allowed: only(OWNER),
    attempt: (db) => updateDoc(doc(db, PATH), { readAt: serverTimestamp() }),
  },
  'delete a VIEWER’s notification': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

test('SEC-11 its owner changes nothing but that it was read, now, once', async () => {
  const notification = doc(world.as(OWNER), PATH);
  await expectRefused(updateDoc(notification, { readAt: new Date(0) }));
  await expectRefused(updateDoc(notification, { readAt: serverTimestamp(), type: 'POSSIBLE_DOUBLE' }));
  await expectRefused(updateDoc(notification, { readAt: serverTimestamp(), seen: true }));
  await expectAllowed(updateDoc(notification, { readAt: serverTimestamp() }));
  await expectRefused(updateDoc(notification, { readAt: serverTimestamp() }));
  await expectRefused(updateDoc(notification, { readAt: null }));
});
