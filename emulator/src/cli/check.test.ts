import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'engine-check-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function run(content: string): Promise<{ code: number; output: string }> {
  const file = join(directory, 'a.rules');
  await writeFile(file, content);
  let output = '';
  const code = await check([file], (line) => (output += line));
  return { code, output: output.replaceAll(file, 'a.rules') };
}

test('errors are printed with their places, and make the check fail', async () => {
  expect(await run("rules_version = '2';\nservice cloud.firestore { match /a/{b} { allow peek; let; } }")).toEqual({
    code: 1,
    output: "ERROR: a.rules:2:48 Unexpected 'peek'.\nERROR: a.rules:2:54 Unexpected 'let'.\n",
  });
});

test('warnings are printed, and the check passes', async () => {
  expect(await run('service firebase.storage { match /a/{b} { allow get: if c == 1; } }')).toEqual({
    code: 0,
    output:
      'WARNING: a.rules:1:1 Ruleset uses old version (version [1]). Please update to the latest version (version [2]).\n' +
      'WARNING: a.rules:1:57 Invalid variable name: c.\n',
  });
});

test('the check of a file that is not there says so', async () => {
  const missing = check([join(directory, 'none.rules')], () => undefined);
  await expect(missing).rejects.toThrow(/Cannot read the security rules/);
  await expect(check([], () => undefined)).rejects.toThrow('check needs the rules files to compile.');
});
