import type { Timer, Timers } from '../timers';

/** As many connections a browser opens to one host. When back channels hold all of them, its other requests wait for good. */
const CONNECTIONS_OF_A_BROWSER = 6;

/** How long all connections may be held while more back channels wait for one, and while none seems to. */
const SHORT_TURN_MS = 20;
const LONG_TURN_MS = 250;

/** A back channel response that can be ended; its client asks for the next one as soon as it has a connection. */
export interface Renewable {
  renew(): void;
}

/** The back channels of one browser that are open, oldest first. */
interface Browser {
  readonly open: Map<Renewable, object>;
  /** Whose back channel had to end last. */
  renewed?: object;
  turn?: Timer;
}

/**
 * Lets the back channels of one browser take turns when they hold all the connections that it opens to a host: the one
 * that is open for longest ends, and whatever waits in the browser gets its connection.
 */
export class Turns {
  private readonly browsers = new Map<string, Browser>();

  constructor(private readonly timers: Timers) {}

  /** A back channel of this browser, for this session, is open. */
  enter(name: string, session: object, back: Renewable): void {
    const browser: Browser = this.browsers.get(name) ?? { open: new Map() };
    this.browsers.set(name, browser);
    browser.open.set(back, session);
    if (browser.turn || browser.open.size < CONNECTIONS_OF_A_BROWSER) return;
    // Browsers serve what waits in order: when the one that was ended is back at once, nobody else waited.
    const turnMs = browser.renewed === session ? LONG_TURN_MS : SHORT_TURN_MS;
    browser.turn = this.timers.after(turnMs, () => this.endOldest(name, browser));
  }

  /** Its connection is free again; harmless for one that is not known. */
  leave(name: string, back: Renewable): void {
    const browser = this.browsers.get(name);
    if (!browser?.open.delete(back)) return;
    if (browser.open.size < CONNECTIONS_OF_A_BROWSER) {
      browser.turn?.cancel();
      browser.turn = undefined;
    }
    if (browser.open.size === 0) this.browsers.delete(name);
  }

  private endOldest(name: string, browser: Browser): void {
    browser.turn = undefined;
    const [oldest] = browser.open;
    if (!oldest) return;
    const [back, session] = oldest;
    browser.renewed = session;
    this.leave(name, back);
    back.renew();
  }
}
