import { DestroyRef, inject, signal, type Signal } from '@angular/core';

export interface Countdown {
  /** Seconds that are left; 0 when it is over. */
  readonly left: Signal<number>;
  start(seconds: number): void;
}

/** Counts seconds down, by the clock and not by ticks: a page that slept is right at once. Needs an injection context. */
export function countdown(): Countdown {
  const left = signal(0);
  let end = 0;
  const look = () => left.set(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
  const timer = setInterval(look, 500);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
  return {
    left: left.asReadonly(),
    start: (seconds) => {
      end = Date.now() + seconds * 1000;
      look();
    },
  };
}
