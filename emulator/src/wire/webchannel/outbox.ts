import type { OutgoingArray } from './framing';

/** The arrays of a session, numbered from 1 (the answer to the open request is number 0), kept until acknowledged. */
export class Outbox {
  private kept: OutgoingArray[] = [];
  /** How many of `kept` went out on the present back channel. */
  private sent = 0;
  private lastId = 0;
  private keptLength = 0;
  private sentLength = 0;

  push(text: string): void {
    this.kept.push({ id: ++this.lastId, text });
    this.keptLength += text.length;
  }

  /** The arrays that did not go out yet; from now on they count as sent. */
  takeUnsent(): readonly OutgoingArray[] {
    const unsent = this.sent === 0 ? [...this.kept] : this.kept.slice(this.sent);
    this.sent = this.kept.length;
    this.sentLength = this.keptLength;
    return unsent;
  }

  /** Forgets what the client has, up to array `id`. */
  acknowledge(id: number): void {
    let count = 0;
    let length = 0;
    for (const array of this.kept) {
      if (array.id > id) break;
      count++;
      length += array.text.length;
    }
    this.kept.splice(0, count);
    this.keptLength -= length;
    this.sent = Math.max(0, this.sent - count);
    this.sentLength = Math.max(0, this.sentLength - length);
  }

  /** A new back channel starts with everything that is not acknowledged. */
  rewind(): void {
    this.sent = 0;
    this.sentLength = 0;
  }

  /** Drops what is kept; numbers go on. */
  clear(): void {
    this.kept = [];
    this.keptLength = 0;
    this.rewind();
  }

  /** Length of all that is kept, in UTF-16 units. */
  get length(): number {
    return this.keptLength;
  }

  /** Length of what did not go out on the present back channel, in UTF-16 units. */
  get unsentLength(): number {
    return this.keptLength - this.sentLength;
  }

  /** Length of what was sent but not acknowledged, in UTF-16 units. */
  get outstandingLength(): number {
    return this.sentLength;
  }

  /** Number of the last array that went out, now or on an earlier back channel; 0 for none. */
  get lastSentId(): number {
    const sent = this.kept[this.sent - 1];
    if (sent) return sent.id;
    const next = this.kept[0];
    return next ? next.id - 1 : this.lastId;
  }
}
