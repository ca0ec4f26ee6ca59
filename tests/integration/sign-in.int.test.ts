import { adminFirestore } from '../support/admin';
import { call, passwordSignIn, renewed, result, type Token } from '../support/auth';
import { createPerson, type Person } from '../support/world';
import { eventually } from './support/eventually';
import { messagesTo } from './support/inbox';

jest.setTimeout(240_000);

const NEXT = 'another long Phrase 9';

const sessionsOf = async ({ uid }: Person) => (await adminFirestore().collection(`users/${uid}/sessions`).get()).docs;
const endOf = async ({ uid }: Person, { claims }: Token) =>
  (await adminFirestore().doc(`users/${uid}/sessions/${claims.sid}`).get()).get('endReason') as string | null;

const mailsAbout = (email: string, title: RegExp) =>
  eventually(
    async () => (await messagesTo(email)).filter((mail) => title.test(mail.title)),
    (mails) => expect(mails).toHaveLength(1),
  );

test('a sign-in opens a session that its token names, also once renewed, and is on record', async () => {
  const person = await createPerson('Maya Okafor');
  const token = await passwordSignIn(person.email, person.password);
  const [session] = await sessionsOf(person);
  expect(session?.id).toBe(token.claims.sid);
  expect(session?.data()).toMatchObject({ address: '127.0.0.1', endedAt: null, trusted: false });
  expect((await renewed(token.refreshToken)).claims.sid).toBe(token.claims.sid);
  const log = await adminFirestore().collection('signIns').where('uid', '==', person.uid).get();
  expect(log.docs.map((entry) => entry.data())).toMatchObject([{ outcome: 'SUCCESS', origin: '127.0.0.1' }]);
});

test('A3 five failures lock an address from that origin, whatever the password, and the owner is told once', async () => {
  const person = await createPerson('Daniel Thompson');
  const waits: number[] = [];
  for (let count = 1; count <= 5; count++) {
    await expect(passwordSignIn(person.email, 'wrong')).rejects.toThrow();
    const answer = await result<{ waitSeconds: number }>('reportSignInFailure', { email: person.email });
    waits.push(answer.waitSeconds);
    const counters = await adminFirestore().collection('signInFailures').where('blockedUntil', '>', Date.now()).get();
    if (count < 5) await Promise.all(counters.docs.map((counter) => counter.ref.update({ blockedUntil: 0 })));
  }
  expect(waits.slice(0, 2)).toEqual([0, 0]);
  expect(waits[3]).toBeGreaterThan(0);
  expect(waits[4]).toBeGreaterThan(29 * 60);
  await expect(passwordSignIn(person.email, person.password)).rejects.toThrow('SIGN_IN_LOCKED');
  await mailsAbout(person.email, /failed sign-ins/);
  const log = await adminFirestore().collection('signIns').where('uid', '==', person.uid).get();
  expect(log.docs.map((entry) => entry.get('outcome') as string)).toEqual(['LOCKED']);
});

test('SEC-09 failures of an address without account are answered alike, and mailed to nobody', async () => {
  const email = `nobody.${Date.now()}@example.com`;
  for (let count = 1; count <= 5; count++) {
    await result('reportSignInFailure', { email });
    const counters = await adminFirestore().collection('signInFailures').where('blockedUntil', '>', Date.now()).get();
    if (count < 5) await Promise.all(counters.docs.map((counter) => counter.ref.update({ blockedUntil: 0 })));
  }
  const answer = await result<{ waitSeconds: number }>('reportSignInFailure', { email });
  expect(answer.waitSeconds).toBeGreaterThan(29 * 60);
  expect(await messagesTo(email)).toEqual([]);
});

test('SEC-06 a changed password ends all other sessions, and their tokens open no function any more', async () => {
  const person = await createPerson('Claire Thompson');
  const [here, tablet] = [await passwordSignIn(person.email, person.password), await passwordSignIn(person.email, person.password)];
  const change = async (password: string, proof: string) => result('changePassword', { proof, password }, here.idToken);
  expect(await change(NEXT, 'forged')).toEqual({ state: 'NOT_CONFIRMED' });
  const proof = await passwordSignIn(person.email, person.password);
  expect(await change('password123', proof.idToken)).toEqual({ state: 'GUESSABLE_PASSWORD' });
  expect(await change(NEXT, proof.idToken)).toEqual({ state: 'DONE' });
  expect(await change(NEXT, proof.idToken)).toEqual({ state: 'NOT_CONFIRMED' });
  expect([await endOf(person, here), await endOf(person, tablet), await endOf(person, proof)]).toEqual([null, 'PASSWORD_CHANGED', 'CONFIRMATION']);
  expect(await call('previewAccountDeletion', {}, tablet.idToken)).toMatchObject({ ok: false, details: { reason: 'SIGN_IN_FIRST' } });
  expect(await call('previewAccountDeletion', {}, here.idToken)).toMatchObject({ ok: true });
  await expect(passwordSignIn(person.email, person.password)).rejects.toThrow();
  await passwordSignIn(person.email, NEXT);
  await mailsAbout(person.email, /password was changed/);
});

test('SEC-09 a forgotten password is set by the newest link alone, once, and ends every session', async () => {
  const person = await createPerson('Claire Thompson');
  const device = await passwordSignIn(person.email, person.password);
  const ask = (email: string) => result('requestPasswordReset', { email, locale: 'fr' });
  const tokenOf = (html: string) => /reset-password#([\w.-]+)/.exec(html)?.[1] ?? '';
  expect(await ask(`nobody.${Date.now()}@example.com`)).toEqual(await ask(person.email));
  const [first] = await mailsAbout(person.email, /Choose a new password/);
  const token = tokenOf(first?.text ?? '');
  expect(await result('checkPasswordReset', { token })).toEqual({ email: expect.stringMatching(/^cl\*+@example\.com$/) });
  expect(await result('checkPasswordReset', { token: `${token}x` })).toEqual({ email: null });
  expect(await result('resetPassword', { token, password: 'password123' })).toEqual({ state: 'GUESSABLE_PASSWORD' });
  expect(await result('resetPassword', { token, password: NEXT })).toEqual({ state: 'DONE' });
  expect(await result('resetPassword', { token, password: NEXT })).toEqual({ state: 'INVALID_LINK' });
  expect(await endOf(person, device)).toBe('PASSWORD_CHANGED');
  await passwordSignIn(person.email, NEXT);
  const stored = await adminFirestore().collection('passwordResets').get();
  expect(JSON.stringify(stored.docs.map((entry) => entry.data()))).not.toContain(token);
});
