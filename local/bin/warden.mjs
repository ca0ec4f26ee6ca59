/**
 * Outlives the process that started it just long enough to clean up after it. It is told over its standard input which
 * children run (one process id a line, "done" at a regular end). When that pipe breaks without "done", the parent was
 * killed: each child is asked to stop, which saves its data, and ended by force when it takes too long.
 */
import { createInterface } from 'node:readline';
import { isAlive, killTree, signal } from './process-tree.mjs';

const GRACE = 25_000;
const children = new Set();
let regularEnd = false;

// A terminal's Ctrl-C is the parent's to handle.
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === 'done') regularEnd = true;
    else if (/^-\d+$/.test(line)) children.delete(-Number(line));
    else if (/^\d+$/.test(line)) children.add(Number(line));
  })
  .on('close', () => void (regularEnd ? process.exit(0) : cleanUp()));

async function cleanUp() {
  for (const pid of children) signal(pid, 'SIGINT');
  const deadline = Date.now() + GRACE;
  while ([...children].some(isAlive) && Date.now() < deadline) await new Promise((next) => setTimeout(next, 100));
  for (const pid of children) killTree(pid);
  process.exit(0);
}
