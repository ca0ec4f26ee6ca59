import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { npmOf, runTool } from './run-tool.mjs';

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string} output the file whose presence proves a build
 * @property {string[]} sources files and folders that go into it
 * @property {string[]} script arguments of Node or of npm
 * @property {'node' | 'npm'} runner
 */

/** @type {Build[]} */
export const BUILDS = [
  {
    name: 'engine',
    output: 'emulator/dist/engine.mjs',
    sources: ['emulator/src', 'emulator/build.mjs', 'emulator/package.json'],
    script: ['emulator/build.mjs'],
    runner: 'node',
  },
  {
    name: 'functions',
    output: 'functions/lib/index.js',
    sources: ['functions/src', 'functions/build.mjs', 'functions/package.json', 'functions/tsconfig.json', 'functions/tsconfig.build.json', 'domain/src'],
    script: ['functions/build.mjs'],
    runner: 'node',
  },
  {
    name: 'web',
    output: 'web/dist/web/browser/index.html',
    sources: ['web', 'domain/src'],
    script: ['run', 'build', '-w', 'web'],
    runner: 'npm',
  },
];

const NOT_SOURCE = /(^|\/)(node_modules|dist|lib|coverage|\.angular|test-results)(\/|$)|\.(test|spec)\.tsx?$/;

/**
 * Every file below a file or folder, sorted, without dependencies, build products and tests.
 * @param {string} root
 * @param {string} place relative to root
 * @returns {string[]} relative to root
 */
function filesBelow(root, place) {
  const absolute = path.join(root, place);
  if (!existsSync(absolute) || NOT_SOURCE.test(place)) return [];
  if (!statSync(absolute).isDirectory()) return [place];
  return readdirSync(absolute)
    .sort()
    .flatMap((entry) => filesBelow(root, `${place}/${entry}`));
}

/**
 * A digest of everything that goes into a build.
 * @param {string} root
 * @param {string[]} sources
 */
export function digest(root, sources) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of [...sources, 'package-lock.json', 'tsconfig.base.json'].flatMap((place) => filesBelow(root, place))) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {Build} build
 */
const stampOf = (root, build) => path.join(root, '.build', `${build.name}.sha256`);

/**
 * @param {string} root
 * @param {Build} build
 */
export function isStale(root, build) {
  const stamp = stampOf(root, build);
  if (!existsSync(path.join(root, build.output)) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== digest(root, build.sources);
}

/**
 * Builds one room and remembers from which sources.
 * @param {string} root
 * @param {Build} build
 * @throws {Problem} with the compiler's own words
 */
export async function runBuild(root, build) {
  const before = digest(root, build.sources);
  const npm = npmOf(process.execPath);
  const [command, args] =
    build.runner === 'npm' ? [npm.command, [...npm.args, ...build.script]] : [process.execPath, build.script];
  const { code, output } = await runTool(command, args, { cwd: root, env: { ...process.env, CI: 'true', NG_CLI_ANALYTICS: 'false' } });
  if (code !== 0 || !existsSync(path.join(root, build.output))) {
    throw new Problem(`"${build.name}" does not compile.`, 'Mend the place named above, then run the same command again.', output);
  }
  mkdirSync(path.join(root, '.build'), { recursive: true });
  writeFileSync(stampOf(root, build), before);
}
