import { randomUUID } from 'node:crypto';
import { CONSENT_TEXTS, CONSENT_VERSION } from '@carecircle/domain';
import { createHash } from 'node:crypto';
import { adminAuth, adminFirestore } from '../support/admin';
import { call, clientSignUp, passwordSignIn, result } from '../support/auth';
import { createPerson } from '../support/world';
import { eventually } from './support/eventually';
import { messagesTo } from './support/inbox';

jest.setTimeout(240_000);

const PASSWORD = 'a long enough Phrase 7';
const newAddress = () => `nora.${randomUUID().slice(0, 8)}@example.com`;
const person = (email: string, code: string, change: object = {}) => ({
  email,
  code,
  displayName: 'Nora Berg',
  password: PASSWORD,
  locale: 'fr',
  timeZone: 'Europe/Paris',
  consentVersion: CONSENT_VERSION,
  ...change,
});

const onlyMailTo = (email: string) =>
  eventually(
    () => messagesTo(email),
    (mails) => expect(mails).toHaveLength(1),
  );

async function codeFor(email: string): Promise<string> {
  expect(await result('requestEmailCode', { email, locale: 'en' })).toEqual({ sent: true, waitSeconds: 60 });
  const mails = await onlyMailTo(email);
  return /\d{6}/.exec(mails[0]?.title ?? '')?.[0] ?? '';
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('PRV-01 a person registers with the code from the mail; the account, profile and consent come into being with it', async () => {
  const email = newAddress();
  const code = await codeFor(email);
  await expect(adminAuth().getUserByEmail(email)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  expect(await result('register', person(email, code))).toEqual({ state: 'DONE' });
  const { claims } = await passwordSignIn(email, PASSWORD);
  expect(claims).toMatchObject({ email_verified: true, sid: expect.any(String) });
  const user = await adminFirestore().doc(`users/${claims.user_id}`).get();
  expect(user.data()).toMatchObject({ displayName: 'Nora Berg', email, locale: 'fr', timeZone: 'Europe/Paris' });
  const [consent] = (await user.ref.collection('consents').get()).docs;
  expect(consent?.data()).toMatchObject({
    purpose: 'HEALTH_DATA',
    version: CONSENT_VERSION,
    textHash: createHash('sha256').update(CONSENT_TEXTS.fr).digest('hex'),
    actor: claims.user_id,
  });
  expect(await result('register', person(email, code))).toEqual({ state: 'EXPIRED' });
});

test('five wrong codes void a code, and nothing of it is kept in clear', async () => {
  const email = newAddress();
  const code = await codeFor(email);
  const stored = await adminFirestore().collection('emailCodes').get();
  expect(JSON.stringify(stored.docs.map((entry) => [entry.id, entry.data()]))).not.toMatch(new RegExp(`${code}|${email}`));
  for (let count = 1; count <= 4; count++) expect(await result('register', person(email, wrong(code)))).toEqual({ state: 'WRONG' });
  expect(await result('register', person(email, wrong(code)))).toEqual({ state: 'TOO_MANY' });
  expect(await result('register', person(email, code))).toEqual({ state: 'TOO_MANY' });
});

test('SEC-09 a taken address answers as a free one, and its owner is told', async () => {
  const { email } = await createPerson('Claire Thompson');
  expect(await result('requestEmailCode', { email, locale: 'en' })).toEqual({ sent: true, waitSeconds: 60 });
  const [mail] = await onlyMailTo(email);
  expect(mail?.title).toBe('You already have an account');
  expect(await result('register', person(email, '123456'))).toEqual({ state: 'WRONG' });
  expect(await result('requestEmailCode', { email, locale: 'en' })).toMatchObject({ sent: false });
});

test('nobody makes an account past the app, and a guessable password makes none', async () => {
  await expect(clientSignUp(newAddress(), PASSWORD)).rejects.toThrow('REGISTER_IN_THE_APP');
  const email = newAddress();
  expect(await result('register', person(email, '123456', { password: 'password123' }))).toEqual({ state: 'GUESSABLE_PASSWORD' });
  expect(await call('register', person(email, '12345'))).toMatchObject({ ok: false, details: { reason: 'INVALID_INPUT' } });
});
