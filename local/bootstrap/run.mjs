/**
 * The way in for `npm start`, `npm run dev` and `npm test`: needs no dependency and any Node from 18 on. It finds a
 * fitting Node (and runs itself again with it), installs, builds what is stale, and hands over to `src/main.ts`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILDS, isStale, runBuild } from './builds.mjs';
import { requireSpace, SPACE_TO_INSTALL, SPACE_TO_RUN } from './disk.mjs';
import { exclusively } from './exclusive.mjs';
import { install, isInstalled } from './install.mjs';
import { atLeast, CHOSEN_NODE, fetchedNode, fetchNode, OLDEST_NODE } from './node.mjs';
import { explain } from './problem.mjs';
import { step } from './progress.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Steps that need nothing built. */
const NEEDS_NO_BUILD = new Set(['lint', 'types', 'unit']);
/** Commands that only need the engine, which builds itself. */
const ENGINE_ONLY = new Set(['fuzz', 'soak']);

/**
 * Runs this script again with another Node and ends as it ends. Ctrl-C reaches the child by itself.
 * @param {string} node
 * @param {string[]} args
 */
function handOverTo(node, args) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit', env });
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function prepare(command, args) {
  const installed = isInstalled(root);
  await requireSpace(root, installed ? SPACE_TO_RUN : SPACE_TO_INSTALL);
  if (!installed) await step('Install dependencies', () => install(root));
  const chosen = args.filter((arg) => !arg.startsWith('-'));
  if (command === 'test' && chosen.length > 0 && chosen.every((name) => NEEDS_NO_BUILD.has(name))) return;
  if (ENGINE_ONLY.has(command)) return;
  for (const build of BUILDS) {
    if (command === 'dev' && build.name === 'web') continue;
    if (isStale(root, build)) await step(`Build ${build.name}`, () => runBuild(root, build));
  }
}

/**
 * @template T
 * @param {() => Promise<T>} work that writes into this checkout
 * @returns {Promise<T>}
 */
function alone(work) {
  const lock = path.join(root, '.node', 'set-up.lock');
  return exclusively(lock, () => process.stdout.write('Another command is setting up this checkout; waiting for it…\n'), work);
}

async function main() {
  const [command = 'start', ...args] = process.argv.slice(2);
  if (!atLeast(process.version, OLDEST_NODE)) {
    const fetched = fetchedNode(root);
    const node = await alone(async () => (existsSync(fetched) ? fetched : step(`Fetch Node ${CHOSEN_NODE}`, () => fetchNode(root))));
    handOverTo(node, [command, ...args]);
    return;
  }
  await alone(() => prepare(command, args));
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('../src/main.ts');
  process.exitCode = await run(command, args);
}

main().catch((error) => {
  process.stderr.write(explain(error));
  process.exitCode = 1;
});
