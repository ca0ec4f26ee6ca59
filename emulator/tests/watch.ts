/** What a listener was shown, each time in the form that a test cares for. */
export interface Watch<Shown> {
  readonly all: readonly Shown[];
  /** The latest thing shown, or the first to come, that passes. */
  next(passes: (shown: Shown) => boolean): Promise<Shown>;
  /** The error that ended the listener. */
  readonly failure: Promise<Error>;
  stop(): void;
}

const active = new Set<Watch<unknown>>();

/** Ends all listeners that tests started. */
export function stopWatches(): void {
  for (const each of active) each.stop();
}

/** Starts a listener; `subscribe` answers what ends it. */
export function watch<Shown>(
  subscribe: (show: (shown: Shown) => void, fail: (error: Error) => void) => () => void,
): Watch<Shown> {
  const all: Shown[] = [];
  const waiting = new Set<() => void>();
  let unsubscribe: () => void = () => undefined;
  const failure = new Promise<Error>((fail) => {
    unsubscribe = subscribe((shown) => {
      all.push(shown);
      for (const notice of waiting) notice();
    }, fail);
  });
  const started: Watch<Shown> = {
    all,
    failure,
    stop() {
      active.delete(started);
      unsubscribe();
    },
    next(passes) {
      return new Promise((resolve) => {
        const look = (): void => {
          if (all.length === 0 || !passes(all[all.length - 1] as Shown)) return;
          waiting.delete(look);
          resolve(all[all.length - 1] as Shown);
        };
        waiting.add(look);
        look();
      });
    },
  };
  active.add(started);
  return started;
}
