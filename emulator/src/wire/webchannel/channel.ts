import { StatusError } from '../../model';
import type { StreamSession, StreamSink } from '../../service/stream';
import { HOLD_ABOVE_BYTES, MAX_QUEUED_BYTES } from '../streams/slow-reader';
import type { Timer, Timers } from '../timers';
import { BackChannel, type BackChannelResponse } from './back-channel';
import { Outbox } from './outbox';

/** A session whose client shows no sign of life for this long is dropped. */
const EXPIRY_MS = 2 * 60_000;

/** A client opens its back channel as soon as it has a session; one that never does is not a client. */
const NEVER_LISTENED_EXPIRY_MS = 60_000;

/** What is kept for a client without a back channel before further news are held back, in UTF-16 units. */
const AWAY_LENGTH = 16 * 1024;

/** Connects a channel with the session that it carries; messages are JSON texts on both sides. */
export type OpenStream = (sink: StreamSink<string>) => StreamSession<string>;

/**
 * One WebChannel session: numbered client messages in, numbered arrays out, kept until acknowledged, over whatever back
 * channel is open at the moment. Knows no HTTP.
 */
export class Channel {
  private readonly outbox = new Outbox();
  private readonly stream: StreamSession<string>;
  private back?: BackChannel;
  private expiry?: Timer;
  private nextMessage = 0;
  private streamEnded = false;
  private closed = false;
  private hasListened = false;
  private flushing = false;

  /** `onClose` is told when the session is over by itself: expired, or its stream ended well. */
  constructor(
    openStream: OpenStream,
    private readonly timers: Timers,
    private readonly onClose: () => void,
  ) {
    const queuedBytes = (): number => this.queuedBytes();
    this.stream = openStream({
      send: (message) => this.push(`[${message}]`),
      end: (error) => this.endStream(error),
      get queuedBytes() {
        return queuedBytes();
      },
    });
    this.touch();
  }

  /**
   * Takes messages `offset`, `offset + 1`… in order; those already seen (a request sent again) are skipped.
   * @throws StatusError INVALID_ARGUMENT when messages before `offset` are missing.
   */
  receive(offset: number, messages: readonly string[]): void {
    if (offset > this.nextMessage) {
      throw new StatusError('INVALID_ARGUMENT', `WebChannel message ${this.nextMessage} is missing before ${offset}.`);
    }
    this.touch();
    for (const message of messages.slice(this.nextMessage - offset)) {
      this.nextMessage++;
      if (!this.streamEnded) this.stream.receive(message);
    }
  }

  /** The client has all arrays up to this one. */
  acknowledge(arrayId: number): void {
    this.outbox.acknowledge(arrayId);
  }

  /** Makes this response the back channel, in place of an earlier one; it begins with all that is not acknowledged. */
  attach(response: BackChannelResponse, streaming: boolean): BackChannel {
    this.back?.close();
    this.outbox.rewind();
    const back: BackChannel = new BackChannel(this.outbox, response, streaming, this.timers, () => this.detach(back));
    this.back = back;
    this.hasListened = true;
    this.touch();
    back.start();
    return back;
  }

  /** The response is gone: what comes now waits for the next one. */
  detach(back: BackChannel): void {
    if (this.back !== back) return;
    this.back = undefined;
    this.touch();
  }

  /** What a forward request is answered: is a back channel open, last array sent, length not yet acknowledged. */
  status(): [number, number, number] {
    return [this.back ? 1 : 0, this.outbox.lastSentId, this.outbox.outstandingLength];
  }

  /** Ends the session: cancels its stream and ends the back channel. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.expiry?.cancel();
    this.back?.close();
    this.back = undefined;
    if (!this.streamEnded) this.stream.close();
    this.streamEnded = true;
    this.outbox.clear();
  }

  /** A client that is away may never come back: little is enough for it to count as one that does not read. */
  private queuedBytes(): number {
    const unsent = this.outbox.unsentLength;
    if (this.back) return unsent + this.back.queuedBytes;
    return unsent > AWAY_LENGTH ? Math.max(unsent, HOLD_ABOVE_BYTES + 1) : unsent;
  }

  private push(text: string): void {
    if (this.closed || this.streamEnded) return;
    this.outbox.push(text);
    this.flushSoon();
  }

  /** Messages that one event brings go out in one chunk: a long poll would need a round trip for each. */
  private flushSoon(): void {
    if (this.flushing) return;
    this.flushing = true;
    this.timers.soon(() => {
      this.flushing = false;
      this.back?.flush();
    });
  }

  private endStream(error?: StatusError): void {
    if (this.closed || this.streamEnded) return;
    if (error) {
      // A reader too slow is refused so that its queue can go; the numbers of arrays may jump.
      if (this.outbox.length > MAX_QUEUED_BYTES) this.outbox.clear();
      const { status, message } = error;
      this.push(JSON.stringify([{ error: { status, message: `${status}: ${message}` } }]));
      this.streamEnded = true;
    } else {
      this.streamEnded = true;
      this.back?.flush();
      this.close();
      this.onClose();
    }
  }

  /** Whoever has a back channel is alive: it is renewed each minute. */
  private touch(): void {
    this.expiry?.cancel();
    if (this.closed || this.back) return;
    this.expiry = this.timers.after(this.hasListened ? EXPIRY_MS : NEVER_LISTENED_EXPIRY_MS, () => {
      this.close();
      this.onClose();
    });
  }
}
