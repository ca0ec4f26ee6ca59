import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { judgeCoverage } from '../src/cli/coverage';
import { rules, verification } from '../src/storage/testing/client';

// The first start may have to build the bundle.
jest.setTimeout(30_000);

const PROGRAM = join(__dirname, '../bin/engine.mjs');
const RULES = rules(`match /{all=**} {
  allow get: if request.auth.uid == 'u1';
  allow create: if request.auth.uid == 'u1';
}`);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-storage-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Lets the runtime judge these requests, as the CLI does, and ends it as the CLI does. */
async function judge(requests: object[]): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], { env: { ...process.env, STORAGE_RULES_COVERAGE: folder } });
  const source = { files: [{ name: 'storage.rules', content: RULES }] };
  const messages = [
    { id: 0, action: 'load_ruleset', context: { rulesetName: '0', source } },
    ...requests.map((context, i) => ({ id: i + 1, action: 'verify', context })),
  ];
  for (const message of messages) child.stdin.write(`${JSON.stringify(message)}\n`);
  for await (const line of createInterface({ input: child.stdout })) {
    if ((JSON.parse(line) as { id: number }).id === requests.length) break;
  }
  child.kill('SIGINT');
  await once(child, 'exit');
}

test('the runtime of Storage rules leaves their coverage as a report and as a page', async () => {
  const nobody = { auth: { null_value: null } };
  const somebody = { auth: { map_value: { fields: { uid: { string_value: 'u2' } } } } };
  await judge([verification({}), verification(nobody), verification(somebody), verification({ method: 'create' })]);
  expect((await readdir(folder)).sort()).toEqual(['ruleset-0.html', 'ruleset-0.json']);
  const page = await readFile(join(folder, 'ruleset-0.html'), 'utf8');
  expect(page).toContain('1 of 2 allow expressions both ways');
  expect(page).toContain('Storage rules, 4 requests judged.');

  const file = join(folder, 'storage.rules');
  await writeFile(file, RULES);
  let output = '';
  expect(await judgeCoverage([file, folder], (line) => (output += line))).toBe(1);
  expect(output.replaceAll(file, 'storage.rules')).toBe(
    `rules coverage: 1 of 2 allow expressions both ways
storage.rules:3:20 allow create was never false (1 time true)
`,
  );
});
