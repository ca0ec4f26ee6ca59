import { invitationSchema, paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, query, setDoc, Timestamp, updateDoc, where } from 'firebase/firestore';
import { createdBy, removedBy, updatedBy, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, permitted } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('invitations');
const PATH = paths.invitation('f1', 'i1');
const NOW = Timestamp.fromMillis(Date.now());

const anInvitation = (change: Fields = {}): Fields => ({
  kind: 'EMAIL',
  email: 'viewer@example.com',
  label: '',
  role: 'VIEWER',
  message: '',
  status: 'PENDING',
  round: 1,
  sentAt: NOW,
  sentBy: 'admin',
  expiresAt: NOW,
  acceptedBy: null,
  ...createdBy('admin'),
  ...change,
});

beforeEach(() => world.given({ [PATH]: anInvitation(), [paths.invitation('f2', 'i2')]: anInvitation() }));

const update = (uid: string, change: Fields) => updateDoc(doc(world.as(uid), PATH), { ...updatedBy(uid), ...change });

grid(world, {
  'read an invitation': { allowed: permitted('invitation.read'), attempt: (db) => getDoc(doc(db, PATH)) },
  'list pending invitations': {
    allowed: permitted('invitation.read'),
    attempt: (db) => getDocs(query(collection(db, paths.invitations('f1')), where('status', '==', 'PENDING'))),
  },
  'find the invitations to their address': {
    allowed: permitted('invitation.read'),
    attempt: (db, me) => getDocs(query(collection(db, paths.invitations('f1')), where('email', '==', `${me}@example.com`))),
  },
  'cancel an invitation': {
    allowed: permitted('invitation.cancel'),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), status: 'CANCELLED' }),
  },
  'create an invitation past the function': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.invitation('f1', 'new')), anInvitation({ createdBy: me, updatedBy: me, sentBy: me })),
  },
  'delete an invitation': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

test('the world of these tests has what the schema has', () => {
  expect(Object.keys(anInvitation()).sort()).toEqual(Object.keys(invitationSchema.shape).sort());
});

test('SEC-11 an ADMIN changes nothing but that it is cancelled', async () => {
  for (const change of [
    { role: 'ADMIN' },
    { email: 'mallory@example.com' },
    { expiresAt: Timestamp.fromMillis(Date.now() + 1e10) },
    { round: 2 },
    { acceptedBy: 'mallory' },
    { isOpen: true },
    removedBy('admin'),
  ]) {
    await expectRefused(update('admin', { ...change, status: 'CANCELLED' }));
  }
  for (const status of ['ACCEPTED', 'DECLINED', 'EXPIRED', 'PENDING', null]) await expectRefused(update('admin', { status }));
  await expectRefused(update('admin', { status: 'CANCELLED', updatedBy: 'caregiver' }));
  await expectRefused(update('admin', { status: 'CANCELLED', updatedAt: new Date(0) }));
  await expectAllowed(update('admin', { status: 'CANCELLED' }));
});

test.each(['ACCEPTED', 'DECLINED', 'CANCELLED', 'EXPIRED'])('an invitation that is %s stays so', async (status) => {
  await world.given({ [PATH]: anInvitation({ status }) });
  for (const next of ['PENDING', 'CANCELLED']) if (next !== status) await expectRefused(update('admin', { status: next }));
});
