#!/usr/bin/env node
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const home = join(import.meta.dirname, '..');
const bundle = join(home, 'dist/engine.mjs');
/** A package has no sources: its bundle is what it is. */
const sources = join(home, 'src');

/** When a file was last changed, 0 if it does not exist. */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestSource() {
  const entries = readdirSync(sources, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Math.max(...[...files, join(home, 'build.mjs'), join(home, 'package.json')].map(changedAt));
}

if (existsSync(sources) && changedAt(bundle) < newestSource()) {
  const { buildEngine } = await import('../build.mjs');
  await buildEngine();
}
await import('../dist/engine.mjs');
