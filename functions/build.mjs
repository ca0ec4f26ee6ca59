/**
 * Bundles the functions with the domain package inside, so that this folder alone can be deployed: what Google's build
 * installs is exactly what package.json lists. `--watch` rebuilds on every change.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${here}package.json`, 'utf8'));

const options = {
  absWorkingDir: here,
  entryPoints: ['src/index.ts'],
  outfile: 'lib/index.js',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  sourcemap: true,
  sourcesContent: false,
  external: Object.keys(dependencies),
  logLevel: 'info',
};

if (process.argv.includes('--watch')) {
  const watched = await context(options);
  await watched.watch();
} else {
  // What is wrong has been printed by then.
  await build(options).catch(() => process.exit(1));
}
