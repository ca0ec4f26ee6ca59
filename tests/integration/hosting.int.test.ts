import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stack } from '../support/stack';

const BUILT = path.resolve(__dirname, '../../web/dist/web/browser');
/** What keys of the providers, of service accounts and of source control look like. */
const SECRET = /SG\.[\w-]{16,}\.[\w-]{16,}|\bAC[0-9a-f]{32}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|"private_key"|\bAKIA[0-9A-Z]{16}\b|\bghp_\w{30,}/;

const files = (): string[] => readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
const isText = (name: string): boolean => /\.(js|css|html|json|webmanifest|svg|txt)$/.test(name);

test('the pattern of secrets finds one', () => {
  expect(`key: "SG.${'a'.repeat(22)}.${'b'.repeat(43)}"`).toMatch(SECRET);
  expect(`{"private_key": "x"}`).toMatch(SECRET);
});

test('SEC-20 the built app holds no secret, no source map and nothing of source control', () => {
  const texts = files().filter(isText);
  expect(texts.filter((name) => name.endsWith('.js')).length).toBeGreaterThan(5);
  expect(texts.filter((name) => SECRET.test(readFileSync(path.join(BUILT, name), 'utf8')))).toEqual([]);
  expect(files().filter((name) => /\.map$|(^|\/)\.(git|env|svn)/.test(name))).toEqual([]);
});

test('SEC-13 every page and file of the app comes with its headers, also one that is not there', async () => {
  const script = files().find((name) => /^main-.*\.js$/.test(name)) ?? '';
  for (const name of ['', 'login', script, 'assets/config.json', 'nothing/here']) {
    const { headers } = await fetch(`${stack().appUrl}/${name}`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).not.toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  }
});

const functionUrl = (name: string): string => `${stack().functionsUrl}/${stack().projectId}/us-central1/${name}`;

test('a call by other means than a POST of JSON is no call', async () => {
  const url = functionUrl('previewAccountDeletion');
  const attempts = [{ method: 'GET' }, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"data":{}}' }, { method: 'PUT' }];
  for (const attempt of attempts) expect((await fetch(url, attempt)).status).toBe(400);
});

test('an error of a function tells its name and nothing of how it came about', async () => {
  const answerTo = async (familyId: unknown) => {
    const body = JSON.stringify({ data: { familyId, actor: null, kind: null, fromMs: null, toMs: null } });
    const answer = await fetch(functionUrl('exportAudit'), { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return [answer.status, await answer.json()] as const;
  };
  const error = (status: string, message: string, more = {}) => ({ error: { status, message, details: { reason: message, ...more } } });
  expect(await answerTo('f1')).toEqual([401, error('UNAUTHENTICATED', 'SIGN_IN_FIRST')]);
  expect(await answerTo({ toString: 'x' })).toEqual([400, error('INVALID_ARGUMENT', 'INVALID_INPUT', { fields: { familyId: 'required' } })]);
});
