import { DEFAULT_PREFERENCES, paths, userSchema } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, setDoc, updateDoc } from 'firebase/firestore';
import { aUser, removedBy, updatedBy, type Fields } from './support/documents';
import { anybodySignedIn, expectAllowed, expectRefused, grid, nobody, only } from './support/grid';
import { emailOf } from './support/people';
import { shapeTests, withoutMissing } from './support/shape';
import { useWorld } from './support/world';

const world = useWorld('users');
const OWNER = 'viewer';
const PATH = paths.user(OWNER);

beforeEach(() => world.given({ [PATH]: aUser(OWNER) }));

grid(world, {
  'read a VIEWER’s account': { allowed: only(OWNER), attempt: (db) => getDoc(doc(db, PATH)) },
  'list accounts': { allowed: nobody, attempt: (db) => getDocs(collection(db, paths.users())) },
  'create an own account': {
    allowed: ({ uid }) => anybodySignedIn({ uid, role: null }) && uid !== OWNER,
    attempt: (db, me) => setDoc(doc(db, paths.user(me)), aUser(me)),
  },
  'create an account for another': {
    allowed: nobody,
    attempt: (db, me) => setDoc(doc(db, paths.user('somebody')), aUser(me)),
  },
  'change a VIEWER’s account': {
    allowed: only(OWNER),
    attempt: (db, me) => updateDoc(doc(db, PATH), { ...updatedBy(me), locale: 'fr' }),
  },
  'mark a VIEWER’s account as removed': {
    allowed: nobody,
    attempt: (db, me) => updateDoc(doc(db, PATH), removedBy(me)),
  },
  'delete a VIEWER’s account': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, PATH)) },
});

describe('what an account looks like', () => {
  shapeTests({
    fields: Object.keys(userSchema.shape),
    create: (change) => setDoc(doc(world.as('new'), paths.user('new')), withoutMissing(aUser('new', change))),
    bad: {
      displayName: ['', 'x'.repeat(101), null],
      email: ['another@example.com', '', null],
      locale: ['de', '', null],
      timeZone: ['', 'Europe Paris', null],
      phone: ['555-0100', '+0555', '+1234567890123456', null],
      preferences: [
        null,
        {},
        { ...DEFAULT_PREFERENCES, discreet: 'yes' },
        { ...DEFAULT_PREFERENCES, familyActivity: 'yes' },
        { ...DEFAULT_PREFERENCES, quiet: true },
        { ...DEFAULT_PREFERENCES, channels: { push: true, email: true } },
        { ...DEFAULT_PREFERENCES, channels: { ...DEFAULT_PREFERENCES.channels, fax: true } },
        { ...DEFAULT_PREFERENCES, channels: { ...DEFAULT_PREFERENCES.channels, push: 1 } },
        { ...DEFAULT_PREFERENCES, channels: { ...DEFAULT_PREFERENCES.channels, email: 1 } },
        { ...DEFAULT_PREFERENCES, channels: { ...DEFAULT_PREFERENCES.channels, sms: 1 } },
      ],
    },
    good: {
      locale: ['fr'],
      phone: ['+15555550100'],
      preferences: [{ channels: { push: false, email: false, sms: true }, familyActivity: true, discreet: false }],
    },
  });
});

const change = (fields: Fields) => updateDoc(doc(world.as(OWNER), PATH), { ...updatedBy(OWNER), ...fields });

test('SEC-11 an account keeps its address, or takes that of a changed sign-in', async () => {
  await world.given({ [PATH]: aUser(OWNER, { email: 'old@example.com' }) });
  await expectRefused(change({ email: 'another@example.com' }));
  await expectAllowed(change({ displayName: 'Daniel' }));
  await expectAllowed(change({ email: emailOf(OWNER) }));
});

test('SEC-11 a change leaves an account well formed', async () => {
  await expectRefused(change({ locale: 'de' }));
  await expectRefused(change({ isAdmin: true }));
});

test('SEC-11 refuses forged authors and times', async () => {
  const create = (change: Fields) => setDoc(doc(world.as('new'), paths.user('new')), aUser('new', change));
  await expectRefused(create({ createdBy: 'admin' }));
  await expectRefused(create({ updatedBy: 'admin' }));
  await expectRefused(create({ createdAt: new Date(0) }));
  await expectRefused(create({ updatedAt: new Date(0) }));
});
