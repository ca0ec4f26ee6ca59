import { FakeStore } from '../testing/fake-store';
import { confirm, CONFIRMATION_MS, type ProofClaims } from './confirmation';

function world(claims: Partial<ProofClaims> | undefined) {
  const store = new FakeStore();
  store.documents.set('users/claire/sessions/s2', { endedAt: null, endReason: null });
  const proof = claims && { uid: 'claire', sid: 's2', signedInAt: store.nowMs, ...claims };
  const ask = (uid = 'claire') => confirm(uid, 'token', { decide: store.decide, now: store.now, proofOf: () => Promise.resolve(proof) });
  return { store, ask };
}

test('SEC-04 a fresh sign-in confirms once, and its session ends with it', async () => {
  const { store, ask } = world({});
  expect(await ask()).toBe(true);
  expect(store.documents.get('users/claire/sessions/s2')).toMatchObject({ endReason: 'CONFIRMATION' });
  expect(await ask()).toBe(false);
});

test.each([
  ['no token of ours', undefined],
  ['that of somebody else', { uid: 'maya' }],
  ['one without a session', { sid: '' }],
  ['one of an unknown session', { sid: 's3' }],
])('%s confirms nothing', async (_, claims) => {
  expect(await world(claims).ask()).toBe(false);
});

test('SEC-04 a sign-in of some minutes ago confirms nothing', async () => {
  const { store, ask } = world({});
  store.nowMs += CONFIRMATION_MS + 1;
  expect(await ask()).toBe(false);
});
