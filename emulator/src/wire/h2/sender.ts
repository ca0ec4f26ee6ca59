import type { Duplex } from 'node:stream';
import { FrameWriter } from './frame-writer';
import { EMPTY_TABLE } from './hpack/encoder';
import { ConnectionError, DEFAULT_WINDOW, ErrorCode, FrameType, MAX_WINDOW } from './protocol';
import type { ServerStream } from './stream';

/** So much is written to the socket before it must have sent it. */
const FLUSH_BYTES = 262_144;
/** A client that makes us answer but does not read the answers is cut off. */
const MAX_UNREAD_CONTROL_BYTES = 1_048_576;

/**
 * The sending side of a connection. What all its streams have to say in one turn of the event loop leaves in one write:
 * that is what makes small answers cheap, for the client as well.
 */
export class Sender {
  private readonly writer = new FrameWriter();
  private readonly ready = new Set<ServerStream>();
  /** Streams with data that the connection's window has no room for. */
  private readonly starved = new Set<ServerStream>();
  private window = DEFAULT_WINDOW;
  private isScheduled = false;
  private isBlocked = false;
  private mustEmptyTable = false;

  constructor(private readonly socket: Duplex) {
    socket.on('drain', () => {
      this.isBlocked = false;
      this.schedule();
    });
  }

  /** A frame of the connection, or one that needs no window. Throws ConnectionError when too many are unread. */
  control(type: number, flags: number, streamId: number, payload: Uint8Array): void {
    this.writer.frame(type, flags, streamId, payload);
    this.checkUnread();
    this.schedule();
  }

  /** RST_STREAM or WINDOW_UPDATE. */
  number(type: number, streamId: number, value: number): void {
    this.writer.numberFrame(type, streamId, value);
    this.checkUnread();
    this.schedule();
  }

  /** The client may have changed the size of the table that decodes our headers. */
  emptyTable(): void {
    this.mustEmptyTable = true;
  }

  wake(stream: ServerStream): void {
    if (!stream.isReady) return;
    this.ready.add(stream);
    this.schedule();
  }

  forget(stream: ServerStream): void {
    this.ready.delete(stream);
    this.starved.delete(stream);
  }

  /** Throws ConnectionError when the window becomes larger than windows can be. */
  openWindow(bytes: number): void {
    this.window += bytes;
    if (this.window > MAX_WINDOW) {
      throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, 'a window of the connection that is too large');
    }
    const streams = [...this.starved];
    this.starved.clear();
    for (const stream of streams) this.wake(stream);
  }

  /** Sends the last frame of the connection, and ends it: at once when nothing is read anyhow. */
  finish(lastStreamId: number, code: ErrorCode, reason: string): void {
    if (this.isBlocked) {
      this.socket.destroy();
      return;
    }
    const text = Buffer.from(reason);
    this.writer.head(FrameType.GOAWAY, 0, 0, 8 + text.length);
    this.writer.uint32(lastStreamId);
    this.writer.uint32(code);
    this.writer.bytes(text);
    for (const bytes of this.writer.take()) this.socket.write(bytes);
    this.socket.end(() => this.socket.destroy());
  }

  private schedule(): void {
    if (this.isScheduled || this.isBlocked) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    if (this.socket.destroyed || this.socket.writableEnded) return;
    for (const stream of this.ready) {
      this.collect(stream);
      if (this.writer.size >= FLUSH_BYTES) break;
    }
    const sections = this.writer.take();
    if (sections.length > 1) this.socket.cork();
    for (const bytes of sections) this.isBlocked = !this.socket.write(bytes);
    if (sections.length > 1) this.socket.uncork();
    if (this.ready.size > 0) this.schedule();
  }

  /** A stream that has more to send queues up again, behind the others. */
  private collect(stream: ServerStream): void {
    this.ready.delete(stream);
    this.window -= stream.collect(this.writer, this.window, this.block);
    if (!stream.isReady) return;
    (this.window > 0 ? this.ready : this.starved).add(stream);
  }

  private readonly block = (block: Buffer): Buffer => {
    if (!this.mustEmptyTable) return block;
    this.mustEmptyTable = false;
    return Buffer.concat([EMPTY_TABLE, block]);
  };

  private checkUnread(): void {
    if (this.isBlocked && this.writer.size > MAX_UNREAD_CONTROL_BYTES) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'answers that are not read');
    }
  }
}
