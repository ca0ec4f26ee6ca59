import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { descendants, killTree, signal } from '../../bin/process-tree.mjs';
import { LogFollower } from './log-follower';
import type { Warden } from './warden';

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Everything it prints is appended to this file. */
  readonly log: string;
  /** Called for each line that it prints. */
  readonly onLine: (line: string) => void;
  readonly warden: Warden;
}

/**
 * A child in a process group of its own, so that a terminal's Ctrl-C reaches only us and we decide about the order.
 * Known to the warden, so that it ends even when we are killed.
 */
export class Child {
  /** Resolves once it has ended, to its exit code: 127 when it could not be started, 1 after a signal. */
  readonly exited: Promise<number>;
  readonly pid: number;

  constructor({ command, args, cwd, env, log, onLine, warden }: ChildOptions) {
    const output = openSync(log, 'a');
    const follower = new LogFollower(log, onLine);
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.pid = child.pid ?? 0;
    if (child.pid !== undefined) warden.watch(child.pid);
    this.exited = endOf(child).then((code) => {
      follower.close();
      warden.forget(this.pid);
      return code;
    });
  }

  /** Asks it to stop; ends it and everything below it by force after `grace` ms. Resolves when nothing of it is left. */
  async stop(grace: number): Promise<void> {
    const below = descendants(this.pid);
    signal(this.pid, 'SIGINT');
    const force = setTimeout(() => {
      this.kill();
    }, grace);
    await this.exited;
    clearTimeout(force);
    signal(-this.pid, 'SIGKILL');
    for (const pid of below) signal(pid, 'SIGKILL');
  }

  /** Ends it and everything below it at once. */
  kill(): void {
    killTree(this.pid);
  }
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(127);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
