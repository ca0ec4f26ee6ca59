import type { Timer, Timers } from '../timers';

/** As many connections a browser opens to one host. When back channels hold all of them, its other requests wait for good. */
const CONNECTIONS_OF_A_BROWSER = 6;

/** How often one of a browser's connections is freed while back channels hold all of them. */
const TURN_MS = 100;

/** A back channel response that can be ended; its client asks for the next one as soon as it has a connection. */
export interface Renewable {
  renew(): void;
}

/**
 * Lets the back channels of one browser take turns when they hold all the connections that it opens to a host: the one
 * that is open for longest ends, and whatever waits in the browser gets its connection.
 */
export class Turns {
  private readonly browsers = new Map<string, { open: Set<Renewable>; timer?: Timer }>();

  constructor(private readonly timers: Timers) {}

  /** A back channel of this browser is open. */
  enter(browser: string, back: Renewable): void {
    const { open } = this.browsers.get(browser) ?? this.add(browser);
    open.add(back);
    this.awaitTurn(browser);
  }

  /** Its connection is free again; harmless for one that is not known. */
  leave(browser: string, back: Renewable): void {
    const held = this.browsers.get(browser);
    if (!held?.open.delete(back)) return;
    if (held.open.size < CONNECTIONS_OF_A_BROWSER) {
      held.timer?.cancel();
      held.timer = undefined;
    }
    if (held.open.size === 0) this.browsers.delete(browser);
  }

  private add(browser: string): { open: Set<Renewable>; timer?: Timer } {
    const held = { open: new Set<Renewable>() };
    this.browsers.set(browser, held);
    return held;
  }

  private awaitTurn(browser: string): void {
    const held = this.browsers.get(browser);
    if (!held || held.timer || held.open.size < CONNECTIONS_OF_A_BROWSER) return;
    held.timer = this.timers.after(TURN_MS, () => {
      held.timer = undefined;
      const [oldest] = held.open;
      if (!oldest) return;
      this.leave(browser, oldest);
      oldest.renew();
      this.awaitTurn(browser);
    });
  }
}
