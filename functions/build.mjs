/**
 * Checks the types of the functions and bundles them with the domain package inside, so that this folder alone can be deployed:
 * what Google's build installs is exactly what package.json lists. `--watch` rebuilds on every change, without the check.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

/** Prints what the compiler finds and tells whether it found nothing. */
async function typesHold() {
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  const check = spawn(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--pretty', 'false'], { cwd: here, stdio: 'inherit' });
  const [code] = await once(check, 'exit');
  return code === 0;
}

if (process.argv.includes('--watch')) {
  const watched = await context(options);
  await watched.watch();
} else {
  // What is wrong has been printed by then.
  const [holds] = await Promise.all([typesHold(), build(options).catch(() => process.exit(1))]);
  if (!holds) process.exit(1);
}
