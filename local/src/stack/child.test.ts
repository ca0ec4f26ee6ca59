import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { descendants, isAlive } from '../../bin/process-tree.mjs';
import { Child } from './child';
import { Warden } from './warden';

const folder = mkdtempSync(path.join(tmpdir(), 'child-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

/** A process that starts another one, in a group of its own as the Firebase CLI does, tells both ids, and waits. */
const PARENT = `
  const below = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  console.log('below ' + below.pid);
  setInterval(() => {}, 1000);
`;
const STUBBORN = `process.on('SIGINT', () => {}); console.log('below 0'); setInterval(() => {}, 1000);`;

async function startChild(code: string): Promise<{ child: Child; below: number; warden: Warden }> {
  const warden = new Warden();
  let child: Child | undefined;
  const below = await new Promise<number>((resolve) => {
    child = new Child({
      command: process.execPath,
      args: ['-e', code],
      cwd: folder,
      env: process.env,
      log: path.join(folder, 'child.log'),
      onLine: (line) => { resolve(Number(line.split(' ')[1])); },
      warden,
    });
  });
  if (!child) throw new Error('no child');
  return { child, below, warden };
}

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((next) => setTimeout(next, 20));
}

test('stop ends the child and what it has started, also what left its group', async () => {
  const { child, below, warden } = await startChild(PARENT);
  await child.stop(5_000);
  warden.dismiss();
  await untilDead(below);
  expect(isAlive(child.pid)).toBe(false);
  expect(readFileSync(path.join(folder, 'child.log'), 'utf8')).toContain(`below ${below}`);
});

test('stop ends by force what does not end when asked', async () => {
  const { child, warden } = await startChild(STUBBORN);
  await child.stop(200);
  warden.dismiss();
  expect(await child.exited).toBe(1);
});

test('a program that does not exist counts as ended', async () => {
  const warden = new Warden();
  const log = path.join(folder, 'none.log');
  const child = new Child({ command: '/no/such/program', args: [], cwd: folder, env: {}, log, onLine: () => undefined, warden });
  expect(await child.exited).toBe(127);
  warden.dismiss();
});

test('when we are killed, the warden ends our children and theirs', async () => {
  const warden = path.resolve(__dirname, '../../bin/warden.mjs');
  const owner = spawn(
    process.execPath,
    [
      '-e',
      `const { spawn } = require('node:child_process');
       const child = spawn(process.execPath, ['-e', ${JSON.stringify(PARENT)}], { detached: true, stdio: 'ignore' });
       const warden = spawn(process.execPath, [${JSON.stringify(warden)}], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
       warden.stdin.write(child.pid + '\\n', () => console.log(child.pid));
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const child = await new Promise<number>((resolve) => owner.stdout.once('data', (data) => { resolve(Number(data)); }));
  owner.kill('SIGKILL');
  await untilDead(child);
  expect(isAlive(child)).toBe(false);
});

test('descendants finds the whole tree below a process, and nobody else', () => {
  const table = '  1 0\n 10 1\n 11 10\n 12 11\n 20 1\n';
  expect(descendants(10, table)).toEqual([11, 12]);
});
