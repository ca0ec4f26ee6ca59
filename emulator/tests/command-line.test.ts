import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readyUrl } from './ready';

const PROGRAM = join(__dirname, '../bin/engine.mjs');
const DOCUMENT = 'v1/projects/demo-cli/databases/(default)/documents/c/d';

// The first start may have to build the bundle.
jest.setTimeout(30_000);

interface Running {
  child: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** Resolves with the address once it is ready; rejects with the output when it ends before. */
  url: Promise<string>;
}

const running = new Set<ChildProcess>();

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [PROGRAM, '--project_id', 'demo-cli', ...args]);
  running.add(child);
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const url = readyUrl(child);
  url.catch(() => undefined);
  return { child, output: () => output, ended, url };
}

const put = (url: string): Promise<Response> =>
  fetch(`${url}/${DOCUMENT}`, { method: 'PATCH', headers: { authorization: 'Bearer owner' }, body: '{}' });
const get = async (url: string): Promise<number> => (await fetch(`${url}/${DOCUMENT}`)).status;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engine-cli-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(directory, { recursive: true });
});

describe('the command line', () => {
  it.each(['SIGINT', 'SIGTERM', '/shutdown'])('keeps every acknowledged write over a stop by %s', async (how) => {
    const data = ['--import', directory, '--export_on_exit', directory];
    const first = start('--port', '0', ...data);
    const url = await first.url;
    expect((await put(url)).status).toBe(200);
    if (how === '/shutdown') await fetch(`${url}/shutdown`, { method: 'POST' });
    else first.child.kill(how as NodeJS.Signals);
    expect(await first.ended).toBe(0);
    const second = start('--port', '0', ...data);
    expect(await get(await second.url)).toBe(200);
    second.child.kill();
    expect(await second.ended).toBe(0);
  });

  it('begins with an export that the CLI names', async () => {
    const first = start('--port', '0', '--export_on_exit', directory);
    await put(await first.url);
    first.child.kill();
    await first.ended;
    const seed = join(directory, 'firestore_export/firestore_export.overall_export_metadata');
    expect(await get(await start('--port', '0', '--seed_from_export', seed).url)).toBe(200);
  });

  it('says that a port is in use, and ends', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { ended, output } = start('--port', String(port));
    expect(await ended).toBe(1);
    expect(output()).toContain(`address already in use: 127.0.0.1:${port}`);
    server.close();
  });

  it('says where rules are broken, and refuses every user until they are mended', async () => {
    const rules = join(directory, 'firestore.rules');
    await writeFile(rules, 'service cloud.firestore {\n  match /a/{b { }\n}');
    const { url, output } = start('--port', '0', '--rules', rules);
    expect(await get(await url)).toBe(403);
    expect(output()).toMatch(new RegExp(`${rules}:2:\\d+ `));
    expect((await put(await url)).status).toBe(200);
  });

  it('says what is suspicious in rules, and takes them', async () => {
    const rules = join(directory, 'firestore.rules');
    const content = 'service cloud.firestore { match /databases/{d}/documents/{p=**} { allow read: if never; } }';
    await writeFile(rules, content);
    const { url, output } = start('--port', '0', '--rules', rules);
    expect(await get(await url)).toBe(403);
    expect(output()).toContain(`WARNING: security rules ${rules}:1:1 Ruleset uses old version (version [1]).`);
    expect(output()).toContain(`WARNING: security rules ${rules}:1:82 Invalid variable name: never.`);
  });

  it('judges users by the rules that it was given', async () => {
    const rules = join(directory, 'firestore.rules');
    await writeFile(
      rules,
      'service cloud.firestore { match /databases/{d}/documents/{p=**} { allow read: if false; } }',
    );
    const { url, output } = start('--port', '0', '--rules', rules);
    expect(await get(await url)).toBe(403);
    expect(output()).toContain("denied get c/d: false for 'get' @ L1");
  });

  it.each([
    ['a rules file that is not there', ['--rules', '/nowhere/firestore.rules'], 'Cannot read the security rules'],
    ['a seed that is not there', ['--seed_from_export', '/nowhere/x'], 'Cannot import the data'],
    ['a port that is none', ['--port', 'eighty'], '--port must be a number'],
  ])('ends with one clear line for %s', async (_what, args, message) => {
    const { ended, output } = start('--port', '0', ...args);
    expect(await ended).toBe(1);
    expect(output().trim()).toContain(message);
    expect(output().trim().split('\n')).toHaveLength(1);
  });

  it('tolerates flags that it does not know', async () => {
    const line = [
      '--port',
      '0',
      '--websocket_port',
      '9150',
      '--database-edition',
      'standard',
      '--single_project_mode',
      'true',
    ];
    expect(await get(await start(...line).url)).toBe(404);
  });

  it('runs the rules of Storage when it is asked to serve', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'serve']);
    running.add(child);
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(JSON.parse(line)).toMatchObject({ id: -1, status: 'ok' });
    child.stdin.end();
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
  });
});
