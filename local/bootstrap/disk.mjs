import { statfs } from 'node:fs/promises';
import { Problem } from './problem.mjs';

const MEGABYTE = 1_000_000;
/** What a cold installation with its builds takes. */
export const SPACE_TO_INSTALL = 1_800 * MEGABYTE;
/** What a run needs for exports, logs and temporary files. */
export const SPACE_TO_RUN = 200 * MEGABYTE;

/**
 * @param {string} folder
 * @returns {Promise<number>} bytes that this user may still write there
 */
export async function freeSpace(folder) {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * @param {string} folder
 * @param {number} needed bytes
 * @param {(folder: string) => Promise<number>} [free]
 * @throws {Problem} when the disk is too full
 */
export async function requireSpace(folder, needed, free = freeSpace) {
  const available = await free(folder);
  if (available >= needed) return;
  const show = (/** @type {number} */ bytes) => `${Math.round(bytes / MEGABYTE)} MB`;
  throw new Problem(
    `The disk is too full: ${show(available)} free, ${show(needed)} needed in ${folder}.`,
    'Free some space, then run the same command again. "npm start -- --fresh" drops the saved demo data.',
  );
}
