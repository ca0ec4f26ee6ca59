import { CONSENT_VERSION, type Locale } from '@carecircle/domain';
import { FakeStore } from '../testing/fake-store';
import { codeMail } from './code-mail';
import { CODE_VALID_MS, MAX_CODES_A_DAY, MAX_WRONG, RESEND_AFTER_MS } from './email-code';
import { register, type RegisterPorts } from './register';
import { requestCode } from './request-code';

const EMAIL = 'nora@example.com';
const WRONG = 'x'.repeat(6);

/** Registration with a mailbox in memory. */
class World extends FakeStore {
  readonly mails: { to: string; locale: Locale; askedAt: number }[] = [];
  readonly accounts = new Map<string, string>();
  /** Names of steps at which the process is killed, once each. */
  readonly kills = new Set<string>();

  ask = () =>
    requestCode(EMAIL, 'en', {
      decide: this.decide,
      now: this.now,
      queueCodeMail: (_, mail) => Promise.resolve(void this.mails.push(mail)),
    });

  /** What the newest mail encloses when it is sent now. */
  send = (isVerified?: boolean, index = this.mails.length - 1) => {
    const { to, locale, askedAt } = this.mails[index] ?? { to: '', locale: 'en' as const, askedAt: 0 };
    const mail = { template: 'EMAIL_CODE' as const, to, locale, params: {}, about: { askedAt: String(askedAt) } };
    const accountOf = () => Promise.resolve(isVerified === undefined ? undefined : { isVerified });
    return codeMail(mail, { appUrl: 'https://care.example', decide: this.decide, accountOf, now: this.now });
  };

  async code(): Promise<string> {
    await this.ask();
    return String((await this.send())?.params?.['code']);
  }

  private alive(step: string): void {
    if (this.kills.delete(step)) throw new Error(`killed at ${step}`);
  }

  register = (code: string) => {
    const ports: RegisterPorts = {
      decide: this.decide,
      now: this.now,
      isGuessable: (password) => Promise.resolve(password === 'password'),
      ensureAccount: ({ uid, email }) => {
        const known = this.accounts.get(email);
        if (known !== undefined && known !== uid) return Promise.reject(new Error('email-already-exists'));
        this.accounts.set(email, uid);
        return Promise.resolve();
      },
      createIfAbsent: async (path, data) => {
        this.alive(path.includes('consents') ? 'consent' : 'profile');
        return this.createIfAbsent(path, data);
      },
    };
    const person = { displayName: 'Nora', password: 'a long Phrase', locale: 'en', timeZone: 'Europe/Paris' } as const;
    return register({ email: EMAIL, code, ...person, consentVersion: CONSENT_VERSION }, ports);
  };
}

test('the right code makes the account, once', async () => {
  const world = new World();
  const code = await world.code();
  expect(await world.register(code)).toEqual({ state: 'DONE' });
  expect(world.accounts.size).toBe(1);
  expect(await world.register(code)).toEqual({ state: 'EXPIRED' });
});

test.each(['profile', 'consent'])('killed at the %s, the same call completes it', async (step) => {
  const world = new World();
  const code = await world.code();
  world.kills.add(step);
  await expect(world.register(code)).rejects.toThrow('killed');
  expect(await world.register(code)).toEqual({ state: 'DONE' });
  const [uid] = [...world.accounts.values()];
  expect(world.below(`users/${uid}`)).toEqual([`users/${uid}`, `users/${uid}/consents/HEALTH_DATA_${CONSENT_VERSION}`]);
});

test('a code is good for five minutes after it was sent, however late that was', async () => {
  const world = new World();
  await world.ask();
  world.nowMs += 20 * CODE_VALID_MS;
  const code = String((await world.send())?.params?.['code']);
  world.nowMs += CODE_VALID_MS - 1;
  expect(await world.register(WRONG)).toEqual({ state: 'WRONG' });
  world.nowMs += 1;
  expect(await world.register(code)).toEqual({ state: 'EXPIRED' });
});

test('the fifth wrong code voids it; a new one begins anew', async () => {
  const world = new World();
  const code = await world.code();
  const states: string[] = [];
  for (let count = 0; count < MAX_WRONG; count++) states.push((await world.register(WRONG)).state);
  expect(states).toEqual(['WRONG', 'WRONG', 'WRONG', 'WRONG', 'TOO_MANY']);
  expect(await world.register(code)).toEqual({ state: 'TOO_MANY' });
  world.nowMs += RESEND_AFTER_MS;
  expect(await world.register(await world.code())).toEqual({ state: 'DONE' });
});

test('one code a minute, ten a day; a newer one voids the older, also one that is still being sent', async () => {
  const world = new World();
  expect(await world.ask()).toEqual({ sent: true, waitSeconds: 60 });
  world.nowMs += 15_000;
  expect(await world.ask()).toEqual({ sent: false, waitSeconds: 45 });
  const first = String((await world.send())?.params?.['code']);
  world.nowMs += 45_000;
  const second = await world.code();
  if (first !== second) expect(await world.register(first)).toEqual({ state: 'WRONG' });
  expect(await world.send(undefined, 0)).toBeNull();
  for (let count = 2; count < MAX_CODES_A_DAY; count++) {
    world.nowMs += RESEND_AFTER_MS;
    expect(await world.ask()).toMatchObject({ sent: true });
  }
  world.nowMs += RESEND_AFTER_MS;
  expect(await world.ask()).toMatchObject({ sent: false });
  world.nowMs += 24 * 3_600_000;
  expect(await world.ask()).toMatchObject({ sent: true });
});

test('SEC-09 for an address with an account there is no code, and the answers are the same', async () => {
  const world = new World();
  expect(await world.ask()).toEqual({ sent: true, waitSeconds: 60 });
  expect(await world.send(true)).toEqual({ link: 'https://care.example/login', template: 'ACCOUNT_EXISTS' });
  for (let count = 1; count < MAX_WRONG; count++) expect(await world.register('000000')).toEqual({ state: 'WRONG' });
  expect(await world.register('000000')).toEqual({ state: 'TOO_MANY' });
});

test('an account whose address was never proven gets a code', async () => {
  const world = new World();
  await world.ask();
  expect(await world.send(false)).toMatchObject({ params: { code: expect.stringMatching(/^\d{6}$/) } });
});
