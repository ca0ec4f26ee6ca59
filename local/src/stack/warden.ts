import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { killTree } from '../../bin/process-tree.mjs';

/** Knows every running child; our end of `bin/warden.mjs`, which stops them when this process is killed. */
export class Warden {
  readonly #process: ChildProcess;
  readonly #children = new Set<number>();

  constructor() {
    const script = fileURLToPath(new URL('../../bin/warden.mjs', import.meta.url));
    this.#process = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.#process.unref();
    // The warden's own death must not end us: it only means that nobody cleans up after a kill.
    this.#process.on('error', () => undefined);
    this.#process.stdin?.on('error', () => undefined);
  }

  watch(pid: number): void {
    this.#children.add(pid);
    this.#tell(String(pid));
  }

  forget(pid: number): void {
    this.#children.delete(pid);
    this.#tell(`-${pid}`);
  }

  /** Ends every child at once. */
  killAll(): void {
    for (const pid of this.#children) killTree(pid);
    this.dismiss();
  }

  /** Ends the warden: everything it watched has ended in good order. */
  dismiss(): void {
    this.#tell('done');
    this.#process.stdin?.end();
  }

  #tell(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }
}
