import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../bin/process-tree.mjs';

/** `<purpose>-<process id>-<random>`. */
const NAME = /^[a-z]+-(\d+)-\w{6}$/;

/**
 * A new folder below `.data` for a stack that nobody keeps. Those that killed processes left behind are removed.
 * @param purpose lower-case word that begins its name
 */
export function throwAwayFolder(root: string, purpose: string, alive: (pid: number) => boolean = isAlive): string {
  const data = path.join(root, '.data');
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data)) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !alive(Number(owner))) rmSync(path.join(data, name), { recursive: true, force: true });
  }
  return mkdtempSync(path.join(data, `${purpose}-${process.pid}-`));
}
