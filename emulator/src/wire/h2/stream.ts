import type { FrameWriter } from './frame-writer';
import { DEFAULT_FRAME_SIZE, ErrorCode, Flag, FrameType } from './protocol';
import { ReceiveWindow } from './receive-window';
import type { RequestHeaders } from './request';

/** A writer is told to wait when more than this is queued. */
const HIGH_WATER_BYTES = 65_536;

/** Who handles a stream. After `close` nothing is called. */
export interface StreamReceiver {
  data(bytes: Buffer): void;
  /** The client has sent all it has to send. */
  end(): void;
  /** Both sides have ended, or one has given up, or the connection is gone. Called once. */
  close(): void;
}

/** What a stream needs of its connection. */
export interface StreamOwner {
  /** There is something to send. */
  wake(stream: ServerStream): void;
  forget(stream: ServerStream): void;
}

const NOBODY: StreamReceiver = { data: () => undefined, end: () => undefined, close: () => undefined };

/** One request and its response. What is sent is queued until the connection collects it, once a turn. */
export class ServerStream {
  receiver: StreamReceiver = NOBODY;
  isClosed = false;
  /** The client has ended its side. */
  remoteEnded = false;
  /** How much the client takes; may be negative after it has changed its mind. */
  sendWindow: number;
  readonly receiveWindow: ReceiveWindow;
  private head: Buffer | undefined;
  private isHeadGiven = false;
  private queue: Uint8Array[] = [];
  /** Where in the first piece of the queue the unsent bytes begin. */
  private offset = 0;
  private queued = 0;
  private trailers: Buffer | undefined;
  private writers: (() => void)[] = [];
  /** Whether the client has taken some of the data since `isStalled` was asked. */
  private hasMoved = true;

  constructor(
    readonly id: number,
    readonly headers: RequestHeaders,
    private readonly owner: StreamOwner,
    windows: { send: number; receive: number },
  ) {
    this.sendWindow = windows.send;
    this.receiveWindow = new ReceiveWindow(windows.receive);
  }

  /** Bytes that the client has not taken yet. */
  get queuedBytes(): number {
    return this.queued;
  }

  /** Whether `end` was called, or nothing can be sent any more. */
  get isEnded(): boolean {
    return this.isClosed || this.trailers !== undefined;
  }

  get hasHead(): boolean {
    return this.isHeadGiven;
  }

  /** Sends the response's headers, as an encoded block. */
  respond(head: Buffer): void {
    if (this.isEnded || this.isHeadGiven) return;
    this.head = head;
    this.isHeadGiven = true;
    this.owner.wake(this);
  }

  /** False when the caller should wait until it is `drained`. */
  write(bytes: Uint8Array): boolean {
    if (this.isEnded || bytes.length === 0) return true;
    this.queue.push(bytes);
    this.queued += bytes.length;
    this.owner.wake(this);
    return this.queued < HIGH_WATER_BYTES;
  }

  /** Resolves when all is sent, or the stream is closed. */
  drained(): Promise<void> {
    if (this.isClosed || this.queued === 0) return Promise.resolve();
    return new Promise((resolve) => this.writers.push(resolve));
  }

  /** Ends the response with an encoded block of headers: the trailers, or all there is to answer. */
  end(trailers: Buffer): void {
    if (this.isEnded) return;
    this.trailers = trailers;
    this.owner.wake(this);
  }

  /**
   * Writes what can be sent: one frame of data at most, so that streams take turns. Answers how many bytes of data that
   * were, which count against the connection's `window`. `block` begins and ends a block of headers.
   */
  collect(writer: FrameWriter, window: number, block: (block: Buffer) => Buffer): number {
    if (this.head) {
      writer.headers(Flag.NONE, this.id, block(this.head));
      this.head = undefined;
    }
    const size = Math.min(this.queued, this.sendWindow, window, DEFAULT_FRAME_SIZE);
    if (size > 0) this.collectData(writer, size);
    if (this.queued === 0) {
      this.releaseWriters();
      if (this.trailers) this.finish(writer, block(this.trailers));
    }
    return Math.max(size, 0);
  }

  /** Whether a call of `collect` would send something, given a window of the connection. */
  get isReady(): boolean {
    if (this.isClosed) return false;
    if (this.head || (this.trailers && this.queued === 0)) return true;
    return this.queued > 0 && this.sendWindow > 0;
  }

  /** Asked at intervals: whether data waits of which the client has taken nothing since the last time. */
  isStalled(): boolean {
    const isStalled = this.queued > 0 && !this.hasMoved;
    this.hasMoved = this.queued === 0;
    return isStalled;
  }

  /** The stream is over, whatever was still to be sent. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.queue = [];
    this.queued = 0;
    this.owner.forget(this);
    this.releaseWriters();
    this.receiver.close();
  }

  private collectData(writer: FrameWriter, size: number): void {
    writer.head(FrameType.DATA, 0, this.id, size);
    this.queued -= size;
    this.sendWindow -= size;
    this.hasMoved = true;
    let left = size;
    let taken = 0;
    while (left > 0) {
      const piece = this.queue[taken] as Uint8Array;
      const end = Math.min(piece.length, this.offset + left);
      writer.bytes(this.offset === 0 && end === piece.length ? piece : piece.subarray(this.offset, end));
      left -= end - this.offset;
      this.offset = end === piece.length ? 0 : end;
      if (this.offset === 0) taken++;
    }
    if (taken === this.queue.length) this.queue = [];
    else if (taken > 0) this.queue.splice(0, taken);
  }

  /** A client that is still sending is told to stop, without blame. */
  private finish(writer: FrameWriter, trailers: Buffer): void {
    writer.headers(Flag.END_STREAM, this.id, trailers);
    if (!this.remoteEnded) writer.numberFrame(FrameType.RST_STREAM, this.id, ErrorCode.NO_ERROR);
    this.close();
  }

  private releaseWriters(): void {
    const writers = this.writers;
    if (writers.length === 0) return;
    this.writers = [];
    for (const resume of writers) resume();
  }
}
