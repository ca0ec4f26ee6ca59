import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { FrameReader, type Frame } from '../../emulator/src/wire/h2/frame-reader';
import { FrameWriter } from '../../emulator/src/wire/h2/frame-writer';
import { encodeHeaders } from '../../emulator/src/wire/h2/hpack/encoder';
import { HpackDecoder } from '../../emulator/src/wire/h2/hpack/decoder';
import { DEFAULT_FRAME_SIZE, DEFAULT_WINDOW, Flag, FrameType, MAX_WINDOW, PREFACE, Setting } from '../../emulator/src/wire/h2/protocol';
import { ReceiveWindow } from '../../emulator/src/wire/h2/receive-window';
import { encodeSettings } from '../../emulator/src/wire/h2/settings';
import { encodeFrames, FrameDecoder } from '../../emulator/src/wire/grpc/frames';

interface Call {
  onData(bytes: Buffer): void;
  onEnd(): void;
}

/**
 * A gRPC client that costs next to nothing, so that a server is what limits it. Any HTTP/2 server understands it; it
 * checks that calls end with OK, and that is all.
 */
export class LeanClient {
  private readonly reader = new FrameReader();
  private readonly writer = new FrameWriter();
  private readonly decoder = new HpackDecoder(MAX_WINDOW);
  private readonly window = new ReceiveWindow(MAX_WINDOW);
  private readonly calls = new Map<number, Call>();
  private readonly heads = new Map<string, Buffer>();
  private nextId = 1;
  private isScheduled = false;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.reader.push(chunk, this.take));
    socket.write(PREFACE);
    this.writer.frame(FrameType.SETTINGS, 0, 0, encodeSettings([[Setting.INITIAL_WINDOW_SIZE, MAX_WINDOW]]));
    this.writer.numberFrame(FrameType.WINDOW_UPDATE, 0, MAX_WINDOW - DEFAULT_WINDOW);
    this.schedule();
  }

  /** Connects to FIRESTORE_EMULATOR_HOST. */
  static async connect(address = process.env['FIRESTORE_EMULATOR_HOST'] ?? ''): Promise<LeanClient> {
    const [host, port] = address.split(':');
    const socket = connect({ host, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new LeanClient(socket);
  }

  /** Sends the only request of a call; resolves to the responses when it has ended with OK. */
  unary(method: string, message: Uint8Array): Promise<Buffer[]> {
    const decoder = new FrameDecoder();
    const responses: Buffer[] = [];
    return new Promise((resolve) => {
      this.open(method, message, Flag.END_STREAM, {
        onData: (bytes) => responses.push(...decoder.push(bytes).map((frame) => frame.message)),
        onEnd: () => resolve(responses),
      });
    });
  }

  /** Opens a bidirectional call with its first request; `onData` gets bytes as they come. */
  stream(method: string, message: Uint8Array, onData: (bytes: Buffer) => void): void {
    const onEnd = (): never => {
      throw new Error(`${method} ended`);
    };
    this.open(method, message, 0, { onData, onEnd });
  }

  close(): void {
    this.socket.destroy();
  }

  private open(method: string, message: Uint8Array, flags: number, call: Call): void {
    const id = this.nextId;
    this.nextId += 2;
    this.calls.set(id, call);
    this.writer.headers(0, id, this.head(method));
    let rest = encodeFrames([message]);
    for (; rest.length > DEFAULT_FRAME_SIZE; rest = rest.subarray(DEFAULT_FRAME_SIZE)) {
      this.writer.frame(FrameType.DATA, 0, id, rest.subarray(0, DEFAULT_FRAME_SIZE));
    }
    this.writer.frame(FrameType.DATA, flags, id, rest);
    this.schedule();
  }

  private head(method: string): Buffer {
    let head = this.heads.get(method);
    if (!head) {
      head = encodeHeaders([
        [':method', 'POST'],
        [':scheme', 'http'],
        [':path', `/google.firestore.v1.Firestore/${method}`],
        [':authority', 'localhost'],
        ['te', 'trailers'],
        ['content-type', 'application/grpc'],
        ['authorization', 'Bearer owner'],
      ]);
      this.heads.set(method, head);
    }
    return head;
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      for (const bytes of this.writer.take()) this.socket.write(bytes);
    });
  }

  private readonly take = ({ type, flags, streamId, payload }: Frame): void => {
    if (type === FrameType.DATA) {
      this.window.receive(payload.length);
      const granted = this.window.grant();
      if (granted > 0) this.writer.numberFrame(FrameType.WINDOW_UPDATE, 0, granted);
      this.calls.get(streamId)?.onData(payload);
    } else if (type === FrameType.HEADERS) {
      const status = this.decoder.decode(payload).find(([name]) => name === 'grpc-status')?.[1];
      if (status !== undefined && status !== '0') throw new Error(`a call ended with status ${status}`);
      if ((flags & Flag.END_STREAM) === 0) return;
      this.calls.get(streamId)?.onEnd();
      this.calls.delete(streamId);
    } else if (type === FrameType.SETTINGS && (flags & Flag.ACK) === 0) {
      this.writer.frame(FrameType.SETTINGS, Flag.ACK, 0, Buffer.alloc(0));
      this.schedule();
    } else if (type === FrameType.RST_STREAM || type === FrameType.GOAWAY) {
      throw new Error(`the server sent frame ${type}: ${payload.toString('latin1')}`);
    }
  };
}
