import { paths, profileViewId, profileViewSchema } from '@carecircle/domain';
import { collection, collectionGroup, deleteDoc, doc, getDoc, getDocs, serverTimestamp, setDoc, updateDoc, type Firestore } from 'firebase/firestore';
import type { Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('views');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const aView = (viewer: string, viewedAt: number, change: Fields = {}): Fields => ({
  viewer,
  recipientId: 'r1',
  viewedAt: new Date(viewedAt),
  recordedAt: serverTimestamp(),
  ...change,
});

const pathOf = (viewer: string, viewedAt: number, recipientId = 'r1') =>
  paths.profileView('f1', profileViewId(viewer, recipientId, viewedAt));
const view = (db: Firestore, me: string, viewedAt = Date.now(), change: Fields = {}) =>
  setDoc(doc(db, pathOf(me, viewedAt)), withoutMissing(aView(me, viewedAt, change)));

grid(world, {
  'tell that they looked at a profile': { allowed: permitted('recipient.recordView'), attempt: (db, me) => view(db, me) },
  'read a view': { allowed: nobody, attempt: (db, me) => getDoc(doc(db, pathOf(me, Date.now()))) },
  'list views': { allowed: nobody, attempt: (db) => getDocs(collection(db, paths.profileViews('f1'))) },
  'list views of all families': { allowed: nobody, attempt: (db) => getDocs(collectionGroup(db, 'views')) },
});

shapeTests({
  fields: Object.keys(profileViewSchema.shape),
  create: (change) => view(world.as('viewer'), 'viewer', Date.now(), change),
  bad: { viewer: ['admin', null], recipientId: ['r2', 'nobody', 'r1/x', 1], viewedAt: [new Date(0), '2026'], recordedAt: [new Date(0), null] },
});

test('AUD-01 nobody looks in another’s name', async () => {
  const now = Date.now();
  await expectRefused(setDoc(doc(world.as('viewer'), pathOf('admin', now)), aView('admin', now)));
  await expectRefused(setDoc(doc(world.as('viewer'), pathOf('admin', now)), aView('viewer', now)));
});

test('AUD-01 a view is told once, and never changed or taken back', async () => {
  const now = Date.now();
  const db = world.as('viewer');
  await expectAllowed(view(db, 'viewer', now));
  await expectRefused(view(db, 'viewer', now));
  const reference = doc(db, pathOf('viewer', now));
  await expectRefused(updateDoc(reference, { viewedAt: new Date(now - MINUTE) }));
  await expectRefused(deleteDoc(reference));
  await expectRefused(deleteDoc(doc(world.as('admin'), pathOf('viewer', now))));
});

test('the id is that of the hour: one hour cannot be told twice under another name', async () => {
  const now = Date.now();
  await expectRefused(setDoc(doc(world.as('viewer'), paths.profileView('f1', 'x')), aView('viewer', now)));
  await expectRefused(setDoc(doc(world.as('viewer'), pathOf('viewer', now - 60 * MINUTE)), aView('viewer', now)));
});

test('OFF-01 a view without a network is told up to 30 days later, none from the future', async () => {
  const db = world.as('viewer');
  await expectAllowed(view(db, 'viewer', Date.now() - 29 * DAY));
  await expectRefused(view(db, 'viewer', Date.now() - 31 * DAY));
  await expectAllowed(view(db, 'viewer', Date.now() + 4 * MINUTE));
  await expectRefused(view(db, 'viewer', Date.now() + 6 * MINUTE));
});

test('SEC-10 a recipient of another family is not told of here', async () => {
  const now = Date.now();
  await expectRefused(setDoc(doc(world.as('admin'), pathOf('admin', now, 'r2')), aView('admin', now, { recipientId: 'r2' })));
});
