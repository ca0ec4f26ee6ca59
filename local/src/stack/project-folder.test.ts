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
