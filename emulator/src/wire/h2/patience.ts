/**
 * Frames that cost the client nothing and achieve nothing for anybody are taken in any normal number, but not as a
 * flood: so many at once, and so many more each second. Stopping thousands of listeners at once is normal.
 */
const AT_ONCE = 100_000;
const EACH_SECOND = 10_000;

/** How many resets, pings, settings and empty frames a connection may still send. */
export class Patience {
  private left = AT_ONCE;
  private refilledAt: number;

  /** @param now the time in milliseconds */
  constructor(private readonly now: () => number) {
    this.refilledAt = now();
  }

  /** Takes one; false when there is none left. */
  take(): boolean {
    if (this.left < 1) this.refill();
    this.left--;
    return this.left >= 0;
  }

  private refill(): void {
    const now = this.now();
    this.left = Math.min(AT_ONCE, this.left + ((now - this.refilledAt) / 1000) * EACH_SECOND);
    this.refilledAt = now;
  }
}
