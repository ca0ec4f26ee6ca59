import { paths } from '@carecircle/domain';
import { digest } from '../sign-in/digest';
import { FakeStore } from '../testing/fake-store';
import { FakeThrottle } from '../testing/fake-throttle';
import { checkReset, makeReset, masked, requestReset, RESET_VALID_MS, resetPassword, type ResetPorts } from './reset';

const EMAIL = 'claire@example.com';

function world(kill?: 'sessions') {
  const store = new FakeStore();
  const steps: string[] = [];
  let killed = kill;
  const ports: ResetPorts = {
    decide: store.decide,
    now: store.now,
    emailOf: () => Promise.resolve(EMAIL),
    isGuessable: (password) => Promise.resolve(password === 'password'),
    setPassword: (_, password) => Promise.resolve(void steps.push(password)),
    endSessions: () => {
      if (killed === 'sessions') {
        killed = undefined;
        return Promise.reject(new Error('killed'));
      }
      return Promise.resolve(void steps.push('sessions'));
    },
    queueChangedMail: () => Promise.resolve(void steps.push('mail')),
  };
  const link = () => {
    const { token, path, kept } = makeReset('claire', EMAIL, store.nowMs);
    store.documents.set(path, { ...kept });
    return token;
  };
  return { store, ports, steps, link };
}

test('a link sets the password once, and ends the sessions', async () => {
  const { ports, steps, link } = world();
  const token = link();
  expect(await checkReset(token, ports)).toBe('cl*****@example.com');
  expect(await resetPassword(token, 'a long Phrase', ports)).toBe('DONE');
  expect(steps).toEqual(['a long Phrase', 'sessions', 'mail']);
  expect(await resetPassword(token, 'another Phrase', ports)).toBe('INVALID_LINK');
});

test('killed halfway, the same link completes it', async () => {
  const { ports, steps, link } = world('sessions');
  const token = link();
  await expect(resetPassword(token, 'a long Phrase', ports)).rejects.toThrow('killed');
  expect(await resetPassword(token, 'a long Phrase', ports)).toBe('DONE');
  expect(steps).toEqual(['a long Phrase', 'a long Phrase', 'sessions', 'mail']);
});

test('only the newest link is good, for an hour, and a refused password does not use it up', async () => {
  const { store, ports, link } = world();
  const [old, token] = [link(), link()];
  expect(await checkReset(old, ports)).toBeNull();
  expect(await resetPassword(token, 'password', ports)).toBe('GUESSABLE_PASSWORD');
  store.nowMs += RESET_VALID_MS - 1;
  expect(await checkReset(token, ports)).not.toBeNull();
  store.nowMs += 1;
  expect(await checkReset(token, ports)).toBeNull();
});

test('A4 what is kept opens nothing', () => {
  const { store, link } = world();
  const token = link();
  expect(JSON.stringify([...store.documents])).not.toContain(token);
  expect(store.below('passwordResets/')).toEqual([paths.passwordReset(digest(EMAIL))]);
});

test('a token that is not as it was made names no document', async () => {
  const { store, ports } = world();
  const decide = jest.fn(store.decide);
  const secret = 'x'.repeat(43);
  for (const token of ['', `x/y/z.${secret}`, `${digest(EMAIL)}.${secret}/x`, `${digest(EMAIL)}/a/b.${secret}`]) {
    expect(await checkReset(token, { ...ports, decide: decide as ResetPorts['decide'] })).toBeNull();
  }
  expect(decide).not.toHaveBeenCalled();
});

test('SEC-09 links fill no mailbox, and whoever is refused has a good one', async () => {
  const { store, link, ports } = world();
  const throttle = new FakeThrottle();
  const sent: string[] = [];
  const ask = () => requestReset(EMAIL, 'en', { throttle, now: store.now, queueResetMail: () => Promise.resolve(void sent.push(link())) });
  for (let minute = 0; minute < 5; minute++, store.nowMs += 60_000) await ask();
  store.nowMs += RESET_VALID_MS - 5 * 60_000 - 1;
  await expect(ask()).rejects.toMatchObject({ details: { reason: 'TOO_MANY_ATTEMPTS' } });
  expect(await checkReset(sent.at(-1) ?? '', ports)).not.toBeNull();
  store.nowMs += 1;
  await ask();
  expect(sent).toHaveLength(6);
});

test.each([
  ['claire@example.com', 'cl*****@example.com'],
  ['a@example.com', 'a*****@example.com'],
])('%s is shown as %s', (email, shown) => expect(masked(email)).toBe(shown));
