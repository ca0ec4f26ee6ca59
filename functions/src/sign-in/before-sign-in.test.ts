import { NOON } from '../testing/builders';
import { thrice } from '../testing/fake-documents';
import { FakeStore } from '../testing/fake-store';
import { FakeThrottle } from '../testing/fake-throttle';
import { beforeSignIn, SignInRefused, type SignIn } from './before-sign-in';
import { reportFailure } from './report-failure';

const signIn: SignIn = {
  eventId: 'event-1',
  uid: 'claire',
  email: 'claire@example.com',
  disabled: false,
  origin: '192.0.2.1',
  address: '192.0.2.1',
  userAgent: 'Firefox',
  method: 'password',
};

async function failed(store: FakeStore, times: number, attempt = signIn, throttle = new FakeThrottle()): Promise<string[]> {
  const warned: string[] = [];
  for (let time = 0; time < times; time++) {
    const ports = { ...store, throttle, newId: () => `failure-${time}-${attempt.origin}`, warnOwner: (to: string) => Promise.resolve(void warned.push(to)) };
    const { waitSeconds } = await reportFailure(attempt, { ...ports, now: store.now, decide: store.decide });
    if (time < times - 1) store.nowMs += waitSeconds * 1000;
  }
  return warned;
}

test('OPS-04: a sign-in opens one session and one record, however often its event comes', async () => {
  const store = new FakeStore();
  const claims: unknown[] = [];
  await thrice(async () => claims.push(await beforeSignIn(signIn, store)));
  expect(new Set(claims.map((claim) => JSON.stringify(claim))).size).toBe(1);
  expect(store.below('users/claire/sessions/')).toHaveLength(1);
  expect(store.below('signIns/')).toHaveLength(1);
  const [session] = store.below('users/claire/sessions/').map((path) => store.documents.get(path));
  expect(session).toMatchObject({ address: '192.0.2.1', userAgent: 'Firefox', endedAt: null, createdAt: new Date(NOON) });
});

test('A3 a stranger’s failures lock the stranger out, not the owner', async () => {
  const store = new FakeStore();
  const stranger = { ...signIn, origin: '203.0.113.9' };
  expect(await failed(store, 5, stranger)).toEqual(['claire@example.com']);
  await expect(beforeSignIn({ ...stranger, eventId: 'event-2' }, store)).rejects.toEqual(new SignInRefused('LOCKED'));
  await expect(beforeSignIn(signIn, store)).resolves.toHaveProperty('sid');
});

test('SEC-09 failures from many places mail the owner three times a day at most', async () => {
  const store = new FakeStore();
  const throttle = new FakeThrottle();
  const mails: string[] = [];
  for (let place = 1; place <= 6; place++) mails.push(...(await failed(store, 5, { ...signIn, origin: `203.0.113.${place}` }, throttle)));
  expect(mails).toEqual(Array(3).fill('claire@example.com'));
  store.nowMs += 24 * 3_600_000;
  expect(await failed(store, 5, { ...signIn, origin: '203.0.113.9' }, throttle)).toHaveLength(1);
});

test('a lock is refused and recorded, and ends by itself', async () => {
  const store = new FakeStore();
  await failed(store, 5);
  await expect(beforeSignIn(signIn, store)).rejects.toThrow('SIGN_IN_LOCKED');
  expect(store.below('users/claire/sessions/')).toEqual([]);
  store.nowMs += 30 * 60_000;
  await expect(beforeSignIn({ ...signIn, eventId: 'event-3' }, store)).resolves.toHaveProperty('sid');
});

test('a success clears what the address failed from there', async () => {
  const store = new FakeStore();
  await failed(store, 4);
  store.nowMs += 60_000;
  await beforeSignIn(signIn, store);
  expect(await failed(store, 4)).toEqual([]);
  expect(store.below('signIns/').length).toBeGreaterThan(1);
});

test('a suspended account is refused whatever the password is', async () => {
  const store = new FakeStore();
  await expect(beforeSignIn({ ...signIn, disabled: true }, store)).rejects.toEqual(new SignInRefused('SUSPENDED'));
});

test('SEC-21 counters and records hold no address in clear', async () => {
  const store = new FakeStore();
  await failed(store, 2);
  expect(JSON.stringify([...store.documents])).not.toContain('claire@example.com');
});
