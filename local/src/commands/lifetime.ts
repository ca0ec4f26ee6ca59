import type { Warden } from '../stack/warden';

const PARENT_CHECK = 1_000;

/**
 * Decides when a running command ends. The first Ctrl-C (or SIGTERM, a closed terminal, a parent that died) asks for a clean
 * stop, the second forces it. Before `running` was called there is nothing to save: then the first one ends everything.
 */
export class Lifetime {
  #askStop: (() => void) | undefined;
  #asked = false;

  constructor(
    private readonly warden: Warden,
    private readonly print: (line: string) => void,
  ) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { this.#stop(); });
    this.#watchParent();
  }

  /** Resolves when somebody asks for the end. */
  running(): Promise<void> {
    return new Promise((resolve) => (this.#askStop = resolve));
  }

  #stop(): void {
    if (this.#askStop && !this.#asked) {
      this.#asked = true;
      this.print('\nSaving and stopping… (Ctrl-C again to force)\n');
      this.#askStop();
      return;
    }
    this.warden.killAll();
    process.exit(130);
  }

  /** Started by npm: when npm was killed there is no terminal left that could stop us. */
  #watchParent(): void {
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      this.#stop();
    }, PARENT_CHECK);
    watch.unref();
  }
}
