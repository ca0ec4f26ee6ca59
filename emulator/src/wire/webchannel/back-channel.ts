import type { Timer, Timers } from '../timers';
import { encodeArrays, NOOP } from './framing';
import type { Outbox } from './outbox';

/** The open HTTP response of a back channel request. */
export interface BackChannelResponse {
  write(text: string): void;
  end(): void;
  /** What was written but not yet taken by the client, in bytes. */
  readonly queuedBytes: number;
}

/** A silent back channel says so this often, as the open answer promises. */
const NOOP_INTERVAL_MS = 30_000;

/** A streaming response ends after this time; the client asks for the next one and acknowledges what it has. */
const STREAMING_LIFETIME_MS = 60_000;

/** A browser keeps the whole text of a response: end it when it has become long (UTF-16 units). */
const MAX_RESPONSE_LENGTH = 8 * 1024 * 1024;

/**
 * One back channel response. A streaming one carries arrays as they come until it is old or long; a long poll ends with
 * the first chunk. `onEnd` is told when it ended by itself.
 */
export class BackChannel {
  private written = 0;
  private open = true;
  private silence?: Timer;
  private lifetime?: Timer;

  constructor(
    private readonly outbox: Outbox,
    private readonly response: BackChannelResponse,
    private readonly streaming: boolean,
    private readonly timers: Timers,
    private readonly onEnd: () => void,
  ) {}

  start(): void {
    this.awaitSilence();
    this.flush();
    if (!this.streaming || !this.open) return;
    // The early noop tells the client's proxy detection that nothing on the way holds chunks back.
    this.noop();
    this.lifetime = this.timers.after(STREAMING_LIFETIME_MS, () => this.renew());
  }

  /** Ends the response, with an array for those that had none; the client asks for the next one. */
  renew(): void {
    this.noop();
    this.finish();
  }

  /** Writes what was not sent yet. */
  flush(): void {
    if (!this.open) return;
    const arrays = this.outbox.takeUnsent();
    if (arrays.length === 0) return;
    const chunk = encodeArrays(arrays);
    this.response.write(chunk);
    this.written += chunk.length;
    if (!this.streaming || this.written > MAX_RESPONSE_LENGTH) this.finish();
    else this.awaitSilence();
  }

  /** What this response still holds, in bytes. */
  get queuedBytes(): number {
    return this.response.queuedBytes;
  }

  /** Ends the response without telling `onEnd`. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.silence?.cancel();
    this.lifetime?.cancel();
    this.response.end();
  }

  private finish(): void {
    if (!this.open) return;
    this.close();
    this.onEnd();
  }

  private noop(): void {
    if (!this.open) return;
    this.outbox.push(NOOP);
    this.flush();
  }

  private awaitSilence(): void {
    this.silence?.cancel();
    if (this.open) this.silence = this.timers.after(NOOP_INTERVAL_MS, () => this.noop());
  }
}
