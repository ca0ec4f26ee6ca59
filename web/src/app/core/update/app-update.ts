import { inject, Service, signal } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { filter } from 'rxjs';

const CHECK_EVERY_MS = 5 * 60_000;

/** Tells when a newer version of the app waits. It is never put in place behind somebody's back: a form could be open. */
@Service()
export class AppUpdate {
  private readonly worker = inject(SwUpdate);
  readonly available = signal(false);

  constructor() {
    if (!this.worker.isEnabled) return;
    this.worker.versionUpdates
      .pipe(filter(({ type }) => type === 'VERSION_READY'))
      .subscribe(() => this.available.set(true));
    setInterval(() => void this.worker.checkForUpdate().catch(() => false), CHECK_EVERY_MS);
  }

  /** Starts the new version. What waits in the outbox stays on the device. */
  reload(): void {
    location.reload();
  }
}
