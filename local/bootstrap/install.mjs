import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';
import { npmOf, runTool } from './run-tool.mjs';

/**
 * @typedef {{version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean}} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * Whether what is installed is what the lockfile names. npm records what it installed in a lockfile of its own inside
 * node_modules, written last, so an interrupted installation counts as none.
 * @param {LockedPackages} wanted `packages` of package-lock.json
 * @param {LockedPackages} installed `packages` of node_modules/.package-lock.json
 */
export function matchesLock(wanted, installed) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.optional || entry.devOptional) return true;
    const found = installed[place];
    return found !== undefined && found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/**
 * Where an installation from this lockfile leaves its mark: npm leaves packages out that nothing asks for on this platform,
 * so what it installed may differ from the lockfile for good.
 * @param {string} root
 */
const markOf = (root) => path.join(root, 'node_modules', '.installed-from');

/** @param {string} root */
const lockDigest = (root) => createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');

/** @param {string} root the repository */
export function isInstalled(root) {
  if (existsSync(markOf(root)) && readFileSync(markOf(root), 'utf8') === lockDigest(root)) return true;
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  return wanted !== undefined && installed !== undefined && matchesLock(wanted, installed);
}

/**
 * Installs exactly what the lockfile names.
 * @param {string} root the repository
 * @throws {Problem} with npm's own words when it fails
 */
export async function install(root) {
  const { command, args } = npmOf(process.execPath);
  const { code, output } = await runTool(command, [...args, 'ci', '--ignore-scripts', '--no-progress'], { cwd: root });
  if (code === 0) {
    writeFileSync(markOf(root), lockDigest(root));
    return;
  }
  throw new Problem(
    'The dependencies could not be installed.',
    'Check that the npm registry answers ("npm ping") and that the disk has space, then run the same command again.',
    output,
  );
}
