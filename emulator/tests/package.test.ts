import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readyUrl } from './ready';

const run = promisify(execFile);

/** Packs, installs and starts the Firebase CLI: seconds on a busy machine. */
jest.setTimeout(180_000);

const ROOM = join(__dirname, '..');
const FIREBASE = createRequire(__filename).resolve('firebase-tools/lib/bin/firebase.js');
const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents/open/{id} { allow read, write; }
}
`;

let folder: string;
let environment: NodeJS.ProcessEnv;

/** Everything of this suite happens in a folder elsewhere, into which the package is installed from its tarball. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-package-'));
  // A test that npm started must not hand npm's settings on.
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name));
  environment = {
    ...Object.fromEntries(own),
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    XDG_CONFIG_HOME: join(folder, 'config'),
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_offline: 'true',
    NODE_OPTIONS: '',
    CI: 'true',
  };
  // What npm does before it packs, unless it is set up to ignore scripts.
  await run(process.execPath, ['build.mjs'], { cwd: ROOM });
  await run('npm', ['pack', '--pack-destination', folder], { cwd: ROOM, env: environment });
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  await run('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], { cwd: folder, env: environment });
  await writeFile(join(folder, 'firestore.rules'), RULES);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const npx = (...args: string[]) => run('npx', ['firestore-engine', ...args], { cwd: folder, env: environment, timeout: 60_000 });

describe('the package', () => {
  it('is whole by itself, with its licences and without sources or tests', async () => {
    const installed = join(folder, 'node_modules');
    expect((await readdir(installed)).filter((name) => !name.startsWith('.'))).toEqual(['firestore-engine']);
    const files = await readdir(join(installed, 'firestore-engine'), { recursive: true });
    expect(files.sort()).toEqual([
      ...['LICENSE', 'README.md', 'bin', 'bin/engine.mjs', 'dist', 'dist/THIRD-PARTY-LICENSES.txt', 'dist/engine.mjs'],
      ...['launcher', 'launcher/end-with-parent.mjs', 'launcher/java', 'package.json'],
    ]);
    const licenses = await readFile(join(installed, 'firestore-engine/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(licenses).toMatch(/^protobufjs .*\(BSD-3-Clause\)\n\n[\s\S]*Redistribution/m);
    expect(licenses).toMatch(/^re2js .*\(MIT\)\n\n[\s\S]*Permission/m);
  });

  it('serves alone, by the rules that it is given', async () => {
    const args = ['firestore-engine', '--port', '0', '--project_id', 'demo-x', '--rules', 'firestore.rules'];
    const child = spawn('npx', args, { cwd: folder, env: environment, detached: true });
    try {
      const url = await readyUrl(child);
      const status = async (path: string): Promise<number> =>
        (await fetch(`${url}/v1/projects/demo-x/databases/(default)/documents/${path}`)).status;
      expect([await status('open/1'), await status('closed/1')]).toEqual([404, 403]);
    } finally {
      // npx and what it started are a group of their own.
      process.kill(-(child.pid as number), 'SIGKILL');
    }
  });

  it('checks rules', async () => {
    expect((await npx('check', 'firestore.rules')).stdout).toBe('');
    await writeFile(join(folder, 'broken.rules'), RULES.replace('allow', 'alow'));
    await expect(npx('check', 'broken.rules')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^ERROR: broken\.rules:3:\d+ /) as unknown,
    });
  });

  it('tells how it is used', async () => {
    expect((await npx('--help')).stdout).toContain('firestore-engine exec -- COMMAND');
  });

  it('serves the official Firebase CLI, which asks for Java and starts its emulators', async () => {
    const ports = { emulators: { firestore: { port: 0 }, hub: { port: 0 }, logging: { port: 0 }, singleProjectMode: true } };
    await writeFile(join(folder, 'firebase.json'), JSON.stringify({ firestore: { rules: 'firestore.rules' }, ...ports }));
    const script = `
      const at = 'http://' + process.env.FIRESTORE_EMULATOR_HOST + '/v1/projects/demo-x/databases/(default)/documents/';
      Promise.all(['open/1', 'closed/1'].map(async (path) => (await fetch(at + path)).status)).then((all) => console.log('answers', ...all));
    `;
    await writeFile(join(folder, 'ask.cjs'), script);
    const firebase = [process.execPath, FIREBASE, 'emulators:exec', '--project', 'demo-x', '--only', 'firestore', 'node ask.cjs'];
    const { stdout } = await npx('exec', '--', ...firebase);
    expect(stdout).toContain('answers 404 403');
    expect(stdout).toContain('Script exited successfully');
  });

  it('ends with the exit code of what it ran, and says what cannot be run', async () => {
    await expect(npx('exec', '--', process.execPath, '-e', 'process.exit(7)')).rejects.toMatchObject({ code: 7 });
    await expect(npx('exec', '--', 'no-such-program')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Cannot run no-such-program') as unknown,
    });
    await expect(npx('exec')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('exec needs') as unknown });
  });
});
