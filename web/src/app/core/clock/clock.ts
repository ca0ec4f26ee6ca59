import { DestroyRef, inject, Service, signal } from '@angular/core';

const TICK_MS = 5_000;

/** The time, for everything that is shown or recorded. Tests put another in its place. */
@Service()
export class Clock {
  private readonly ticking = signal(Date.now());
  /** The current time in epoch milliseconds, renewed every few seconds. */
  readonly now = this.ticking.asReadonly();

  constructor() {
    const tick = () => this.ticking.set(Date.now());
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    });
  }

  /** The exact time, for what is written down. */
  read(): number {
    return Date.now();
  }
}
