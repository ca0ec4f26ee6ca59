import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from './firebase-cli';
import { DEFAULT_PORTS } from './ports';
import { localConfig } from './project-folder';

const config = JSON.parse(readFileSync(path.resolve(__dirname, '../../../firebase.json'), 'utf8')) as Parameters<typeof localConfig>[0];
const headersOf = ({ hosting }: ReturnType<typeof localConfig>): { key: string; value: string }[] => hosting.headers.flatMap(({ headers }) => headers);
const policyOf = (result: ReturnType<typeof localConfig>): string =>
  headersOf(result).find(({ key }) => key === 'Content-Security-Policy')?.value ?? '';

test('SEC-13: the deployed page may run no inline script, move no base and be framed by nobody', () => {
  expect(policyOf(config)).toMatch(/script-src 'self';/);
  expect(policyOf(config)).toContain("frame-ancestors 'none'");
  expect(policyOf(config)).toContain("base-uri 'none'");
});

test('SEC-13: every page comes with the headers that keep browsers strict', () => {
  const everywhere = new Map(config.hosting.headers.filter(({ source }) => source === '**').flatMap(({ headers }) => headers.map(({ key, value }) => [key, value])));
  const [, seconds] = /^max-age=(\d+); includeSubDomains$/.exec(everywhere.get('Strict-Transport-Security') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(365 * 86_400);
  expect(everywhere.get('X-Content-Type-Options')).toBe('nosniff');
  expect(everywhere.get('X-Frame-Options')).toBe('DENY');
  expect(everywhere.get('Referrer-Policy')).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/);
  expect(everywhere.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(everywhere.get('Permissions-Policy')).toMatch(/microphone=\(\), geolocation=\(\), payment=\(\)/);
  expect(headersOf(config).map(({ key }) => key.toLowerCase())).not.toContain('access-control-allow-origin');
});

test('SEC-13: the page loads nothing from elsewhere and evaluates no text', () => {
  const directives = new Map(policyOf(config).split('; ').map((directive): [string, string] => [directive.split(' ', 1)[0] ?? '', directive]));
  expect(directives.get('default-src')).toBe("default-src 'none'");
  expect(directives.get('object-src')).toBe("object-src 'none'");
  expect(directives.get('frame-src')).toBe("frame-src 'none'");
  expect(policyOf(config)).not.toContain('unsafe-eval');
  for (const kind of ['script-src', 'style-src', 'img-src', 'font-src', 'worker-src']) expect(directives.get(kind)).not.toMatch(/https?:/);
});

test('SEC-13: the page speaks to the services that it uses, and to no storage of strangers', () => {
  const [connect = ''] = /connect-src [^;]*/.exec(policyOf(config)) ?? [];
  expect(connect).not.toMatch(/\*\.googleapis|(?<!firebase)storage\.googleapis|https?:( |$)/);
  for (const service of ['identitytoolkit', 'securetoken', 'firestore', 'firebasestorage']) expect(connect).toContain(`https://${service}.googleapis.com`);
});

test('localConfig lets the page speak to this stack, and leaves the deployed policy alone', () => {
  const local = localConfig(config, { ...DEFAULT_PORTS, firestore: 4711 });
  expect(policyOf(local)).toContain('http://127.0.0.1:4711');
  expect(policyOf(config)).not.toContain('4711');
  expect(local.emulators['firestore']).toEqual({ host: '127.0.0.1', port: 4711, websocketPort: DEFAULT_PORTS.firestoreWebsocket });
});

test('localConfig does not tell browsers to insist on https', () => {
  expect(headersOf(config).map(({ key }) => key)).toContain('Strict-Transport-Security');
  expect(headersOf(localConfig(config, DEFAULT_PORTS)).map(({ key }) => key)).not.toContain('Strict-Transport-Security');
});

test('temporaryFolder stays short enough for sockets however deep the repository lies', () => {
  expect(temporaryFolder('/home/me/carecircle/.data/demo')).toBe('/home/me/carecircle/.data/demo/tmp');
  expect(temporaryFolder(`/home/${'deep/'.repeat(20)}`).length).toBeLessThanOrEqual(70);
});
