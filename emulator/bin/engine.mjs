#!/usr/bin/env node
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const bundle = join(home, 'dist/engine.mjs');

/** When a file was last changed, 0 if it does not exist. */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSource() {
  const sources = readdirSync(join(home, 'src'), { recursive: true, withFileTypes: true });
  const files = sources.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Math.max(...[...files, join(home, 'build.mjs'), join(home, 'package.json')].map(changedAt));
}

if (changedAt(bundle) < newestSource()) {
  const { buildEngine } = await import('../build.mjs');
  await buildEngine();
}
await import('../dist/engine.mjs');
