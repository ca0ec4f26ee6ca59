import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Method } from '../../emulator/src/rules';
import { Timestamp, type Value } from '../../emulator/src/model';
import { keepStorageCoverage } from './support/coverage';

const content = readFileSync(join(__dirname, '../../storage.rules'), 'utf8');
const { ruleset } = compile([{ name: 'storage.rules', content }], { coverage: true });
afterAll(() => keepStorageCoverage(ruleset?.coverage()));

const NOW = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;
const EXPORT = '3f6c1d1e-8a57-4c4b-9d2b-0f0e5a1b2c3d';
const FILE = ['exports', 'u1', `${EXPORT}.json`];

const METHODS: readonly Method[] = ['get', 'list', 'create', 'update', 'delete'];

interface Asking {
  uid?: string;
  claims?: Record<string, Value>;
  session?: Record<string, Value>;
  expiresAt?: number;
}

/** May this person do that to a file? */
async function allowed(method: Method, object: readonly string[], { uid = 'u1', claims = {}, session = {}, expiresAt = NOW + HOUR }: Asking = {}) {
  const token = new Map<string, Value>(Object.entries({ email_verified: true, sid: 's1', ...claims }));
  const open: Record<string, Value> = { endedAt: null, trusted: false, lastUsedAt: Timestamp.fromMillis(NOW - HOUR) };
  const documents: Record<string, Map<string, Value>> = {
    [`users/${uid}/sessions/s1`]: new Map(Object.entries({ ...open, ...session })),
    [`users/u1/exports/${EXPORT}`]: new Map<string, Value>([['expiresAt', Timestamp.fromMillis(expiresAt)]]),
  };
  const verdict = await ruleset?.evaluateStorage({
    method,
    bucket: 'b',
    object: [...object],
    auth: new Map<string, Value>([
      ['uid', uid],
      ['token', token],
    ]),
    time: Timestamp.fromMillis(NOW),
    resource: null,
    requestResource: null,
    fetchDocument: (path) => Promise.resolve(documents[path.replace(/^.*\/documents\//, '')]),
  });
  return verdict?.allowed;
}

const OBJECTS = [['families', 'f1', 'photo.jpg'], ['users', 'u1', 'photo.jpg'], ['x'], ['exports', 'u1', 'x', `${EXPORT}.json`]];

test.each(METHODS.flatMap((method) => OBJECTS.map((object) => [method, object] as const)))('SEC-10 nobody may %s a file at %j', async (method, object) => {
  expect(await allowed(method, object)).toBe(false);
});

test('PRV-02 a person fetches the file with their data, and does nothing else to it', async () => {
  expect(await Promise.all(METHODS.map((method) => allowed(method, FILE)))).toEqual([true, false, false, false, false]);
});

test.each<[string, Asking]>([
  ['somebody else', { uid: 'u2' }],
  ['an unproven address', { claims: { email_verified: false } }],
  ['a session that is over', { session: { endedAt: Timestamp.fromMillis(NOW) } }],
  ['a session that was not used for long', { session: { lastUsedAt: Timestamp.fromMillis(NOW - 13 * HOUR) } }],
  ['a token without a session', { claims: { sid: 's2' } }],
  ['a file whose time is over', { expiresAt: NOW }],
])('SEC-10 not by %s', async (_, asking) => {
  expect(await allowed('get', FILE, asking)).toBe(false);
});

test('SEC-22 nor another file beside it', async () => {
  expect(await allowed('get', ['exports', 'u1', 'other.json'])).toBe(false);
  expect(await allowed('get', ['exports', 'u1', `${EXPORT}.exe`])).toBe(false);
});
