import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { npmOf, runTool } from './run-tool.mjs';

/** The oldest Node that every dependency accepts. */
export const OLDEST_NODE = '22.22.0';
/** The Node that is fetched when the machine's own is older. */
export const CHOSEN_NODE = '24.21.0';

/**
 * Whether a version is at least another (both `major.minor.patch`, a leading "v" allowed).
 * @param {string} version
 * @param {string} minimum
 */
export function atLeast(version, minimum) {
  const [a, b] = [version, minimum].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The npm package that carries Node's binary for a platform, as the package `node` chooses it.
 * @param {string} platform as `process.platform`
 * @param {string} arch as `process.arch`
 */
export function nodePackage(platform, arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

/**
 * Where the fetched Node stands.
 * @param {string} root the repository
 */
export function fetchedNode(root) {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(root, '.node', 'node_modules', nodePackage(process.platform, process.arch), 'bin', binary);
}

/**
 * Fetches a Node from the npm registry into `.node/`.
 * @param {string} root the repository
 * @returns {Promise<string>} the path of its binary
 * @throws {Problem} when it cannot be had or does not run here
 */
export async function fetchNode(root) {
  const folder = path.join(root, '.node');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  const { command, args } = npmOf(process.execPath);
  const name = nodePackage(process.platform, process.arch);
  const flags = ['install', '--prefix', folder, '--workspaces=false', '--ignore-scripts', '--no-save', '--no-package-lock'];
  const { code, output } = await runTool(command, [...args, ...flags, `${name}@${CHOSEN_NODE}`], { cwd: folder });
  const binary = fetchedNode(root);
  if (code === 0 && existsSync(binary)) {
    const check = await runTool(binary, ['--version']);
    if (check.code === 0) return binary;
    throw tooOld(`The fetched Node ${CHOSEN_NODE} does not run here.`, check.output);
  }
  throw tooOld(`Node ${CHOSEN_NODE} could not be fetched as the npm package ${name}.`, output);
}

/**
 * @param {string} reason
 * @param {string} details
 */
function tooOld(reason, details) {
  return new Problem(
    `CareCircle needs Node ${OLDEST_NODE} or later, this is ${process.version}. ${reason}`,
    'Install Node 24 (nodejs.org, or your version manager: "nvm install 24"), then run the same command again.',
    details,
  );
}
