import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SavedData } from './saved-data';

const METADATA = 'firebase-export-metadata.json';
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'saved-'))));
afterEach(() => { rmSync(folder, { recursive: true }); });

/** An export as the CLI leaves it; `minute` is when it was written. */
function exportAt(minute: number, parts: Record<string, unknown> = {}): string {
  const place = path.join(folder, `at-${minute}`);
  mkdirSync(place);
  const file = path.join(place, METADATA);
  writeFileSync(file, JSON.stringify({ version: '1', ...parts }));
  utimesSync(file, minute * 60, minute * 60);
  return place;
}

test('the newest whole export is found, whatever its name', () => {
  exportAt(9);
  const newest = exportAt(10);
  expect(new SavedData(folder).newest()).toBe(newest);
});

test('an export that lacks a part, or has no readable table of contents, counts as none', () => {
  const whole = exportAt(1);
  exportAt(2, { firestore: { path: 'firestore_export' } });
  writeFileSync(path.join(exportAt(3), METADATA), '{"version":');
  mkdirSync(path.join(folder, 'at-4'));
  expect(new SavedData(folder).newest()).toBe(whole);
});

test('prune keeps the two newest whole exports and nothing else', () => {
  for (const minute of [1, 2, 3]) exportAt(minute);
  mkdirSync(path.join(folder, 'half'));
  new SavedData(folder).prune();
  expect(readdirSync(folder).sort()).toEqual(['at-2', 'at-3']);
});

test('an empty folder has nothing to begin with', () => {
  expect(new SavedData(path.join(folder, 'new')).newest()).toBeUndefined();
});
