import { DestroyRef, inject, Service } from '@angular/core';

const EVENTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** When somebody last touched the app on this device, in epoch milliseconds. */
@Service()
export class Activity {
  private at = Date.now();

  constructor() {
    const note = () => this.note();
    for (const event of EVENTS) addEventListener(event, note, { passive: true, capture: true });
    inject(DestroyRef).onDestroy(() => {
      for (const event of EVENTS) removeEventListener(event, note, { capture: true });
    });
  }

  get last(): number {
    return this.at;
  }

  note(): void {
    this.at = Date.now();
  }
}
