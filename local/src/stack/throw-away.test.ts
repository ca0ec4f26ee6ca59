import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { throwAwayFolder } from './throw-away';

test('throwAwayFolder removes what dead processes left, and nothing else', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'root-'));
  for (const name of ['demo', 'test-111-abcdef', 'test-222-abcdef']) mkdirSync(path.join(root, '.data', name), { recursive: true });
  const made = throwAwayFolder(root, 'stack', (pid) => pid === 222);
  expect(readdirSync(path.join(root, '.data')).sort()).toEqual(['demo', path.basename(made), 'test-222-abcdef'].sort());
  expect(path.basename(made)).toMatch(new RegExp(`^stack-${process.pid}-`));
  rmSync(root, { recursive: true });
});
