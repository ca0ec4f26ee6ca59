/**
 * How much a peer may still send. What comes is consumed at once, so the window only guards against a peer that ignores
 * it; it is opened again in large steps.
 */
export class ReceiveWindow {
  private left: number;

  constructor(private readonly size: number) {
    this.left = size;
  }

  /** Bytes came; false when they are more than was allowed. */
  receive(bytes: number): boolean {
    this.left -= bytes;
    return this.left >= 0;
  }

  /** By how much to open the window again: nothing until half of it is used up. */
  grant(): number {
    if (this.left > this.size / 2) return 0;
    const step = this.size - this.left;
    this.left = this.size;
    return step;
  }
}
