import path from 'node:path';
import { Child } from '../stack/child';
import { plain } from '../stack/cli-output';
import { LOOPBACK } from '../stack/names';
import type { Warden } from '../stack/warden';

/** What the output of the bundler's watch mode means, line by line. */
export class BuildOutput {
  #failed = false;
  #first = true;

  /** `changed` once a new bundle stands there; the first one is that which the emulator has loaded already. */
  read(line: string): 'changed' | 'problem' | undefined {
    if (/build started/.test(line)) this.#failed = false;
    if (/\[ERROR\]/.test(line)) {
      this.#failed = true;
      return 'problem';
    }
    if (!/build finished/.test(line)) return undefined;
    const first = this.#first;
    this.#first = false;
    return first || this.#failed ? undefined : 'changed';
  }
}

export interface WatchFunctionsOptions {
  readonly root: string;
  readonly folder: string;
  readonly hubPort: number;
  readonly warden: Warden;
  readonly print: (text: string) => void;
}

/** Bundles the functions at every change and lets the emulator load them again. */
export function watchFunctions({ root, folder, hubPort, warden, print }: WatchFunctionsOptions): Child {
  const output = new BuildOutput();
  let shown = 0;
  return new Child({
    command: process.execPath,
    args: ['functions/build.mjs', '--watch'],
    cwd: root,
    env: process.env,
    log: path.join(folder, 'logs', 'functions-build.log'),
    onLine: (line) => {
      const meaning = output.read(plain(line));
      // The place of the error stands in the lines that follow it.
      if (meaning === 'problem') shown = LINES_OF_AN_ERROR;
      if (shown-- > 0) print(`functions: ${line}\n`);
      if (meaning === 'changed') reload(hubPort).catch((error: unknown) => { print(`✗ The functions were not loaded again: ${String(error)}\n`); });
    },
    warden,
  });
}

const LINES_OF_AN_ERROR = 5;

/**
 * The CLI's own watcher passes over everything below a folder whose name begins with a dot, where stacks live. Asked to
 * enable background triggers, it loads the code again; none is lost, because they are enabled already.
 */
async function reload(hubPort: number): Promise<void> {
  const response = await fetch(`http://${LOOPBACK}:${hubPort}/functions/enableBackgroundTriggers`, { method: 'PUT' });
  if (!response.ok) throw new Error(`status ${response.status}`);
}
