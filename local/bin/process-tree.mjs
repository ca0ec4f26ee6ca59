import { spawnSync } from 'node:child_process';

/**
 * Every process below a process, found by parentage.
 * @param {number} pid
 * @param {string} [table] the output of `ps -A -o pid=,ppid=`
 * @returns {number[]} without the process itself
 */
export function descendants(pid, table = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout ?? '') {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const line of table.trim().split('\n')) {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    if (child === undefined || parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const found = [...(children.get(pid) ?? [])];
  for (const each of found) found.push(...(children.get(each) ?? []));
  return found;
}

/** @param {number} pid */
export function isAlive(pid) {
  return signal(pid, 0);
}

/**
 * Sends a signal; a process that is gone already is no error.
 * @param {number} pid negative for a process group
 * @param {NodeJS.Signals | 0} name
 * @returns {boolean} whether there was somebody to receive it
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM') return true;
    return false;
  }
}

/**
 * Ends a process started with `detached`, its group and everything below it, at once.
 * @param {number} pid
 */
export function killTree(pid) {
  const below = descendants(pid);
  signal(-pid, 'SIGKILL');
  for (const each of [pid, ...below]) signal(each, 'SIGKILL');
}
