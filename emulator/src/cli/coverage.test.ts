import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeCoverage } from './coverage';

const content = 'service cloud.firestore { match /a/{b} { allow get: if b == "x"; } }';
let folder: string;
let rules: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverage-'));
  rules = join(folder, 'a.rules');
  await writeFile(rules, content);
});
afterEach(() => rm(folder, { recursive: true }));

const keep = (name: string, values: [boolean, number][], source = content): Promise<void> => {
  const sourcePosition = { line: 1, column: 56, currentOffset: 55, endOffset: 62 };
  const report = [{ sourcePosition, values: values.map(([boolValue, count]) => ({ value: { boolValue }, count })) }];
  return writeFile(join(folder, name), JSON.stringify({ rules: { files: [{ name: 'x', content: source }] }, report }));
};

async function judge(): Promise<[code: number, output: string]> {
  let output = '';
  const code = await judgeCoverage([rules, folder], (line) => (output += line));
  return [code, output.replaceAll(rules, 'a.rules')];
}

test('all is well when the reports together show both ways', async () => {
  await keep('1.json', [[true, 1]]);
  await keep('2.json', [[false, 1]]);
  expect(await judge()).toEqual([0, 'rules coverage: 1 of 1 allow expressions both ways\n']);
});

test('names each condition of which a way is missing', async () => {
  await keep('1.json', [[false, 2]]);
  expect(await judge()).toEqual([
    1,
    'rules coverage: 0 of 1 allow expressions both ways\na.rules:1:56 allow get was never true (2 times false)\n',
  ]);
});

test('refuses reports of other rules, and none at all', async () => {
  await expect(judge()).rejects.toThrow('There are no reports (*.json)');
  await keep('1.json', [], `${content} `);
  await expect(judge()).rejects.toThrow('1.json is no report of these rules.');
  await expect(judgeCoverage([rules], () => undefined)).rejects.toThrow('coverage needs the rules file and the folder');
});
