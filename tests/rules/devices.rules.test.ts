import { deviceSchema, paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc } from 'firebase/firestore';
import { aDevice, removedBy, restoredBy, updatedBy } from './support/documents';
import { anybodySignedIn, expectAllowed, expectRefused, grid, nobody, only } from './support/grid';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('devices');
const OWNER = 'caregiver';
const PATH = paths.device(OWNER, 'd1');

beforeEach(() => world.given({ [PATH]: aDevice(OWNER) }));

grid(world, {
  'read a CAREGIVER’s device': { allowed: only(OWNER), attempt: (db) => getDoc(doc(db, PATH)) },
  'list a CAREGIVER’s devices': {
    allowed: only(OWNER),
    attempt: (db) => getDocs(collection(db, paths.devices(OWNER))),
  },
  'register an own device': {
    allowed: anybodySignedIn,
    attempt: (db, me) => setDoc(doc(db, paths.device(me, 'd2')), aDevice(me)),
  },
  'register a device for a CAREGIVER': {
    allowed: only(OWNER),
    attempt: (db, me) => setDoc(doc(db, paths.device(OWNER, 'd2')), aDevice(me)),
  },
  'refresh a CAREGIVER’s token': {
    allowed: only(OWNER),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), token: 'fresh' }),
  },
  'sign off a CAREGIVER’s device': {
    allowed: only(OWNER),
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'delete a CAREGIVER’s device': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what a device looks like', () => {
  shapeTests({
    fields: Object.keys(deviceSchema.shape),
    create: (change) => setDoc(doc(world.as(OWNER), paths.device(OWNER, 'd2')), withoutMissing(aDevice(OWNER, change))),
    bad: {
      token: ['', 'x'.repeat(4097), 1, null],
      platform: ['LINUX', '', null],
      label: ['x'.repeat(201), null],
    },
    good: { token: ['x'.repeat(4096)], platform: ['IOS', 'ANDROID'], label: ['', 'x'.repeat(200)] },
  });
});

test('a device that was signed off comes back with the next sign-in', async () => {
  const device = doc(world.as(OWNER), PATH);
  await expectAllowed(updateDoc(device, removedBy(OWNER)));
  await expectRefused(updateDoc(device, { ...restoredBy(OWNER), deletedBy: 'admin' }));
  await expectAllowed(updateDoc(device, { ...restoredBy(OWNER), token: 'fresh' }));
});

test('a device that was signed off can still be renamed', async () => {
  await world.given({ [PATH]: aDevice(OWNER, { deletedAt: new Date(), deletedBy: OWNER }) });
  await expectAllowed(updateDoc(doc(world.as(OWNER), PATH), { ...updatedBy(OWNER), label: 'Old phone' }));
});

test('SEC-11 refuses forged authors and times, and a change that leaves a device malformed', async () => {
  const device = (id: string) => doc(world.as(OWNER), paths.device(OWNER, id));
  await expectRefused(setDoc(device('d2'), aDevice(OWNER, { createdBy: 'admin' })));
  await expectRefused(setDoc(device('d2'), aDevice(OWNER, { updatedAt: new Date(0) })));
  await expectRefused(updateDoc(device('d1'), { ...updatedBy(OWNER), createdBy: 'admin' }));
  await expectRefused(updateDoc(device('d1'), { ...updatedBy('admin'), token: 'fresh' }));
  await expectRefused(updateDoc(device('d1'), { ...updatedBy(OWNER), token: '' }));
  await expectRefused(updateDoc(device('d1'), { ...removedBy(OWNER), deletedAt: new Date(0) }));
});
