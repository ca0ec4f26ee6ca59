import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { Clock } from '../clock/clock';
import { KEYS } from '../storage/keys';

/** A server that stays silent for this long counts as out of reach. */
const SILENCE_MS = 8_000;

/** Is the server in reach, and when did it last answer? */
@Service()
export class Connectivity {
  private readonly clock = inject(Clock);
  private readonly network = signal(navigator.onLine);
  private readonly silentSince = signal<number | null>(null);
  private readonly synced = signal<number | null>(remembered());

  /** The device has a network. */
  readonly hasNetwork = this.network.asReadonly();
  /** When what is on screen was last confirmed by the server, in epoch milliseconds; null if never. */
  readonly lastSync = this.synced.asReadonly();
  /** Nothing reaches the server now: what is recorded waits on this device. */
  readonly offline = computed(() => {
    const silent = this.silentSince();
    return !this.network() || (silent !== null && this.clock.now() - silent > SILENCE_MS);
  });

  constructor() {
    const update = () => this.network.set(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    });
  }

  /** A listener reports whether its data were confirmed by the server. */
  report(fromCache: boolean): void {
    const now = this.clock.read();
    if (fromCache) {
      this.silentSince.update((since) => since ?? now);
      return;
    }
    this.silentSince.set(null);
    this.synced.set(now);
    localStorage.setItem(KEYS.lastSync, String(now));
  }
}

function remembered(): number | null {
  const kept = Number(localStorage.getItem(KEYS.lastSync));
  return kept > 0 ? kept : null;
}
