import { paths } from '@carecircle/domain';
import { collection, deleteDoc, doc, getDoc, getDocs, serverTimestamp, setDoc, Timestamp, updateDoc } from 'firebase/firestore';
import { aSession, sidOf, type Fields } from './support/documents';
import { expectAllowed, expectRefused, grid, nobody, only } from './support/grid';
import { useWorld } from './support/world';

const world = useWorld('sessions');
const OWNER = 'viewer';
const CURRENT = paths.session(OWNER, sidOf(OWNER));
const TABLET = paths.session(OWNER, 'tablet');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const update = (path: string, change: Fields, uid = OWNER) => updateDoc(doc(world.as(uid), path), change);
const ended = (endReason: string): Fields => ({ endedAt: serverTimestamp(), endReason });
const used = (change: Fields = {}): Fields => ({ lastUsedAt: serverTimestamp(), ...change });

/** The owner's tablet, with a session of its own. */
const onTablet = () => world.with({ uid: OWNER, email_verified: true, sid: 'tablet' });

beforeEach(() => world.given({ [TABLET]: aSession() }));

grid(world, {
  'read a session of a VIEWER': { allowed: only(OWNER), attempt: (db) => getDoc(doc(db, TABLET)) },
  'list the sessions of a VIEWER': {
    allowed: only(OWNER),
    attempt: (db) => getDocs(collection(db, paths.sessions(OWNER))),
  },
  'open a session': { allowed: nobody, attempt: (db, me) => setDoc(doc(db, paths.session(me, 'forged')), aSession()) },
  'end a session of a VIEWER': { allowed: only(OWNER), attempt: (db) => updateDoc(doc(db, TABLET), ended('REVOKED')) },
  'delete a session of a VIEWER': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, TABLET)) },
});

describe.each(['consents', 'exports'])('the %s of a VIEWER', (name) => {
  const path = `users/${OWNER}/${name}/x`;
  beforeEach(() => world.given({ [path]: { state: 'DONE' } }));

  grid(world, {
    'read them': { allowed: only(OWNER), attempt: (db) => getDocs(collection(db, `users/${OWNER}/${name}`)) },
    'add to them': { allowed: nobody, attempt: (db) => setDoc(doc(db, `${path}2`), { state: 'DONE' }) },
    'change them': { allowed: nobody, attempt: (db) => updateDoc(doc(db, path), { state: 'NEW' }) },
    'delete them': { allowed: nobody, attempt: (db) => deleteDoc(doc(db, path)) },
  });
});

describe('SEC-06 a session that is over', () => {
  test('opens nothing any more, on that device alone, and says why', async () => {
    await expectAllowed(getDoc(doc(onTablet(), paths.family('f1'))));
    await expectAllowed(update(TABLET, ended('REVOKED')));
    await expectRefused(getDoc(doc(onTablet(), paths.family('f1'))));
    await expectRefused(getDocs(collection(onTablet(), paths.sessions(OWNER))));
    await expectRefused(updateDoc(doc(onTablet(), CURRENT), ended('REVOKED')));
    const own = await getDoc(doc(onTablet(), TABLET));
    expect(own.get('endReason')).toBe('REVOKED');
    await expectAllowed(getDoc(doc(world.as(OWNER), paths.family('f1'))));
  });

  test('stays over', async () => {
    await expectAllowed(update(TABLET, ended('REVOKED')));
    await expectRefused(update(TABLET, { endedAt: null, endReason: null }));
    await expectRefused(update(TABLET, ended('REPLACED')));
  });

  test.each([
    ['shared', false, 12],
    ['trusted', true, 30 * 24],
  ])('SEC-03 SEC-04 is also one of a %s device that nobody used for too long', async (_, trusted, hours) => {
    const usedFor = (ms: number) => world.given({ [TABLET]: aSession({ trusted, lastUsedAt: Timestamp.fromMillis(Date.now() - ms) }) });
    await usedFor(hours * HOUR_MS - MINUTE_MS);
    await expectAllowed(getDoc(doc(onTablet(), paths.family('f1'))));
    await usedFor(hours * HOUR_MS + MINUTE_MS);
    await expectRefused(getDoc(doc(onTablet(), paths.family('f1'))));
  });

  test('a token without a session, or with that of another person, opens nothing', async () => {
    for (const sid of [undefined, 'unknown', sidOf('admin'), '']) {
      const bearer = world.with({ uid: OWNER, email_verified: true, ...(sid === undefined ? {} : { sid }) });
      await expectRefused(getDoc(doc(bearer, paths.family('f1'))));
    }
  });
});

describe('what a device tells of itself', () => {
  test('is what it is, whether it is trusted, and that it is in use', async () => {
    await expectAllowed(update(CURRENT, used({ label: 'Firefox on Android', deviceId: 'd1', trusted: true })));
    await expectAllowed(update(CURRENT, used({ trusted: false })));
  });

  test('SEC-11 nothing else can be told, nor of another session', async () => {
    const good = used();
    await expectRefused(update(TABLET, good));
    await expectRefused(update(CURRENT, { ...good, lastUsedAt: new Date(0) }));
    await expectRefused(update(CURRENT, { ...good, address: '192.0.2.1' }));
    await expectRefused(update(CURRENT, { ...good, userAgent: 'other' }));
    await expectRefused(update(CURRENT, { ...good, createdAt: serverTimestamp() }));
    await expectRefused(update(CURRENT, { ...good, isAdmin: true }));
    await expectRefused(update(CURRENT, { ...good, label: 'x'.repeat(101) }));
    await expectRefused(update(CURRENT, { ...good, label: 1 }));
    await expectRefused(update(CURRENT, { ...good, deviceId: 'x'.repeat(65) }));
    await expectRefused(update(CURRENT, { ...good, trusted: 'yes' }));
  });

  test('a device stays the device that it said it is', async () => {
    await expectAllowed(update(CURRENT, used({ deviceId: 'd1' })));
    await expectRefused(update(CURRENT, used({ deviceId: 'd2' })));
  });
});

test('a session ends now, for a reason that fits', async () => {
  await expectRefused(update(TABLET, { ...ended('REVOKED'), endedAt: new Date(0) }));
  await expectRefused(update(TABLET, ended('PASSWORD_CHANGED')));
  await expectRefused(update(TABLET, ended('SIGNED_OUT')));
  await expectRefused(update(TABLET, { ...ended('REVOKED'), label: 'Phone' }));
  await expectRefused(update(CURRENT, ended('REVOKED')));
  await expectAllowed(update(TABLET, ended('REPLACED')));
  await expectAllowed(update(CURRENT, ended('SIGNED_OUT')));
});
