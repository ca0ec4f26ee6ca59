import type { Duplex } from 'node:stream';
import { FrameReader, type Frame } from './frame-reader';
import { HeaderBlocks, MAX_HEADER_BYTES, type HeaderBlock } from './header-blocks';
import { unpadded } from './padding';
import { Patience } from './patience';
import {
  ConnectionError,
  DEFAULT_WINDOW,
  ErrorCode,
  Flag,
  FrameType,
  MAX_WINDOW,
  PREFACE,
  Setting,
  StreamError,
} from './protocol';
import { ReceiveWindow } from './receive-window';
import { readRequest } from './request';
import { Sender } from './sender';
import { encodeSettings, readSettings } from './settings';
import { ServerStream, type StreamOwner } from './stream';
import { Streams } from './streams';

/** Room for large batches in flight; with the protocol's 64 KiB each of them would wait for the client's window. */
const WINDOW_BYTES = 8 * 1024 * 1024;
/** Each listener of the Admin SDK is a stream; its clients open a connection for every hundred. */
const MAX_STREAMS = 100_000;

/** A client that takes nothing for so long of what waits for it is told no more, and what waited is freed. */
const STALL_LIMIT_MS = 60_000;

const SETTINGS = encodeSettings([
  [Setting.MAX_CONCURRENT_STREAMS, MAX_STREAMS],
  [Setting.INITIAL_WINDOW_SIZE, WINDOW_BYTES],
  [Setting.MAX_HEADER_LIST_SIZE, MAX_HEADER_BYTES],
]);

export interface ConnectionOptions {
  /** Takes each request as its headers arrive; must set the stream's receiver at once. */
  onStream(stream: ServerStream): void;
  /** Told why a connection was given up. */
  onError(error: Error): void;
}

/** The server's side of HTTP/2 (RFC 9113) on a socket, whose first bytes are the client's preface. */
export class Connection implements StreamOwner {
  private readonly reader = new FrameReader();
  private readonly blocks = new HeaderBlocks();
  private readonly streams = new Streams();
  private readonly sender: Sender;
  private readonly receiveWindow = new ReceiveWindow(WINDOW_BYTES);
  private readonly patience = new Patience(Date.now);
  /** What is still to come of the preface. */
  private preface = PREFACE;
  private hasSettings = false;
  /** What the client takes of each stream at first. */
  private initialWindow = DEFAULT_WINDOW;
  private isOver = false;

  constructor(
    socket: Duplex,
    private readonly options: ConnectionOptions,
  ) {
    this.sender = new Sender(socket);
    this.sender.control(FrameType.SETTINGS, 0, 0, SETTINGS);
    this.sender.number(FrameType.WINDOW_UPDATE, 0, WINDOW_BYTES - DEFAULT_WINDOW);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    const watch = setInterval(() => this.resetStalled(), STALL_LIMIT_MS).unref();
    socket.on('close', () => {
      clearInterval(watch);
      this.close();
    });
  }

  wake(stream: ServerStream): void {
    this.sender.wake(stream);
  }

  forget(stream: ServerStream): void {
    this.streams.delete(stream.id);
    this.sender.forget(stream);
  }

  private receive(chunk: Buffer): void {
    if (this.isOver) return;
    try {
      const frames = this.preface.length > 0 ? this.afterPreface(chunk) : chunk;
      this.reader.push(frames, this.take);
    } catch (error) {
      this.fail(error);
    }
  }

  private afterPreface(chunk: Buffer): Buffer {
    const length = Math.min(chunk.length, this.preface.length);
    if (!chunk.subarray(0, length).equals(this.preface.subarray(0, length))) throw broken('another preface');
    this.preface = this.preface.subarray(length);
    return chunk.subarray(length);
  }

  /** Frames behind one that ended the connection are not looked at. */
  private readonly take = (frame: Frame): void => {
    if (this.isOver) return;
    try {
      this.handle(frame);
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      this.options.onError(error);
      this.reset(error.streamId, error.code);
    }
  };

  private handle(frame: Frame): void {
    this.blocks.checkOrder(frame);
    if (!this.hasSettings && frame.type !== FrameType.SETTINGS) throw broken('no SETTINGS at first');
    switch (frame.type) {
      case FrameType.DATA:
        return this.onData(frame);
      case FrameType.HEADERS:
      case FrameType.CONTINUATION:
        return this.onHeaders(frame);
      case FrameType.PRIORITY:
        return this.onPriority(frame);
      case FrameType.RST_STREAM:
        return this.onReset(frame);
      case FrameType.SETTINGS:
        return this.onSettings(frame);
      case FrameType.PING:
        return this.onPing(frame);
      case FrameType.WINDOW_UPDATE:
        return this.onWindowUpdate(frame);
      case FrameType.PUSH_PROMISE:
        throw broken('PUSH_PROMISE of a client');
      // A client that goes away ends its streams and then the connection; what is unknown is to be ignored.
    }
  }

  private onData(frame: Frame): void {
    const { streamId, flags, payload } = frame;
    const stream = this.streams.ofFrame(frame);
    if (!this.receiveWindow.receive(payload.length)) throw overflow('connection');
    const granted = this.receiveWindow.grant();
    if (granted > 0) this.sender.number(FrameType.WINDOW_UPDATE, 0, granted);
    const data = unpadded(frame);
    const endStream = (flags & Flag.END_STREAM) !== 0;
    if (data.length === 0 && !endStream) this.spendPatience();
    if (!stream) return;
    if (stream.remoteEnded) throw new StreamError(streamId, ErrorCode.STREAM_CLOSED, 'DATA after the end');
    if (!stream.receiveWindow.receive(payload.length)) {
      throw new StreamError(streamId, ErrorCode.FLOW_CONTROL_ERROR, 'more DATA than the window of the stream has room for');
    }
    if (data.length > 0) stream.receiver.data(data);
    if (endStream) this.endRemote(stream);
    else if (!stream.isClosed) {
      const streamGrant = stream.receiveWindow.grant();
      if (streamGrant > 0) this.sender.number(FrameType.WINDOW_UPDATE, streamId, streamGrant);
    }
  }

  private onHeaders(frame: Frame): void {
    if (frame.streamId % 2 === 0) throw broken('HEADERS of a stream that no client may open');
    const block = this.blocks.take(frame);
    if (!block) return;
    if (block.streamId > this.streams.lastId) this.open(block);
    else this.onTrailers(block);
  }

  private open({ streamId, endStream, fields }: HeaderBlock): void {
    this.streams.use(streamId);
    if (this.streams.size >= MAX_STREAMS) {
      throw new StreamError(streamId, ErrorCode.REFUSED_STREAM, `more than ${MAX_STREAMS} streams`);
    }
    const headers = readRequest(fields);
    if (!headers) throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'a malformed request');
    const stream = new ServerStream(streamId, headers, this, { send: this.initialWindow, receive: WINDOW_BYTES });
    this.streams.add(stream);
    this.options.onStream(stream);
    if (endStream) this.endRemote(stream);
  }

  /** Of a stream that is closed they may have crossed its end on their way. */
  private onTrailers({ streamId, endStream }: HeaderBlock): void {
    const stream = this.streams.get(streamId);
    if (!stream) return this.spendPatience();
    if (stream.remoteEnded) throw new StreamError(streamId, ErrorCode.STREAM_CLOSED, 'HEADERS after the end');
    if (!endStream) throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'trailers that end nothing');
    this.endRemote(stream);
  }

  private endRemote(stream: ServerStream): void {
    stream.remoteEnded = true;
    if (!stream.isClosed) stream.receiver.end();
  }

  private onPriority({ streamId, payload }: Frame): void {
    if (streamId === 0) throw broken('PRIORITY of no stream');
    if (payload.length !== 5) throw new StreamError(streamId, ErrorCode.FRAME_SIZE_ERROR, 'PRIORITY of another size');
    this.spendPatience();
  }

  private onReset(frame: Frame): void {
    const stream = this.streams.ofFrame(frame);
    checkSize(frame, 4);
    this.spendPatience();
    stream?.close();
  }

  private onSettings({ flags, streamId, payload }: Frame): void {
    if (streamId !== 0) throw broken('SETTINGS of a stream');
    if ((flags & Flag.ACK) !== 0) {
      if (payload.length > 0) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'SETTINGS that say more than yes');
      return;
    }
    this.spendPatience();
    this.hasSettings = true;
    for (const [setting, value] of readSettings(payload)) {
      if (setting === Setting.INITIAL_WINDOW_SIZE) this.resizeWindows(value);
      else if (setting === Setting.HEADER_TABLE_SIZE) this.sender.emptyTable();
    }
    this.sender.control(FrameType.SETTINGS, Flag.ACK, 0, Buffer.alloc(0));
  }

  private resizeWindows(size: number): void {
    const difference = size - this.initialWindow;
    this.initialWindow = size;
    for (const stream of this.streams.all()) {
      stream.sendWindow += difference;
      if (stream.sendWindow > MAX_WINDOW) throw overflow('stream');
      this.sender.wake(stream);
    }
  }

  private onPing(frame: Frame): void {
    if (frame.streamId !== 0) throw broken('PING of a stream');
    checkSize(frame, 8);
    if ((frame.flags & Flag.ACK) !== 0) return;
    this.spendPatience();
    this.sender.control(FrameType.PING, Flag.ACK, 0, frame.payload);
  }

  private onWindowUpdate(frame: Frame): void {
    checkSize(frame, 4);
    const { streamId, payload } = frame;
    const bytes = payload.readUInt32BE() & MAX_WINDOW;
    if (streamId === 0) {
      if (bytes === 0) throw broken('WINDOW_UPDATE of nothing');
      return this.sender.openWindow(bytes);
    }
    const stream = this.streams.ofFrame(frame);
    if (bytes === 0) throw new StreamError(streamId, ErrorCode.PROTOCOL_ERROR, 'WINDOW_UPDATE of nothing');
    if (!stream) return;
    stream.sendWindow += bytes;
    if (stream.sendWindow > MAX_WINDOW) {
      throw new StreamError(streamId, ErrorCode.FLOW_CONTROL_ERROR, 'a window that is too large');
    }
    this.sender.wake(stream);
  }

  private reset(streamId: number, code: ErrorCode): void {
    this.spendPatience();
    this.sender.number(FrameType.RST_STREAM, streamId, code);
    this.streams.get(streamId)?.close();
  }

  private resetStalled(): void {
    try {
      for (const stream of this.streams.all()) {
        if (stream.isStalled()) this.reset(stream.id, ErrorCode.CANCEL);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private spendPatience(): void {
    if (!this.patience.take()) throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'a flood of frames');
  }

  /** A mistake of ours in one stream must not leave the others waiting for ever: the client connects again. */
  private fail(error: unknown): void {
    const code = error instanceof ConnectionError ? error.code : ErrorCode.INTERNAL_ERROR;
    const reason = error instanceof Error ? error : new Error(String(error));
    this.options.onError(reason);
    this.close();
    this.sender.finish(this.streams.lastId, code, error instanceof ConnectionError ? reason.message : '');
  }

  private close(): void {
    this.isOver = true;
    for (const stream of this.streams.all()) stream.close();
  }
}

const broken = (what: string): ConnectionError => new ConnectionError(ErrorCode.PROTOCOL_ERROR, what);

const overflow = (what: string): ConnectionError =>
  new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, `a window of the ${what} that does not fit`);

function checkSize({ type, payload }: Frame, size: number): void {
  if (payload.length !== size) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `frame ${type} of another size`);
}
