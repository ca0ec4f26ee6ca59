import { duplexPair, type Duplex } from 'node:stream';
import { Connection, type ServerStream } from '..';
import { FrameReader, type Frame } from '../frame-reader';
import { FrameWriter } from '../frame-writer';
import { encodeHeaders } from '../hpack/encoder';
import { Flag, FrameType, PREFACE } from '../protocol';

export const REQUEST = encodeHeaders([
  [':method', 'POST'],
  [':scheme', 'http'],
  [':path', '/x'],
]);

/** A client that sends whatever frames a test wants, and keeps the frames that come back. */
export class RawClient {
  readonly frames: Frame[] = [];
  readonly streams: ServerStream[] = [];
  readonly errors: string[] = [];
  readonly writer = new FrameWriter();
  readonly socket: Duplex;
  /** The server's end of it. */
  readonly server: Duplex;
  private readonly reader = new FrameReader();

  /** @param onStream what the server does with a request */
  constructor(onStream: (stream: ServerStream) => void = () => undefined) {
    const [client, server] = duplexPair();
    this.socket = client;
    this.server = server;
    client.on('data', (chunk: Buffer) => this.reader.push(chunk, (frame) => this.frames.push(frame)));
    client.on('error', () => undefined);
    new Connection(server, {
      onStream: (stream) => {
        this.streams.push(stream);
        onStream(stream);
      },
      onError: (error) => this.errors.push(error.message),
    });
  }

  /** Says what every connection begins with, and forgets the server's answer to that. */
  async greet(settings: Buffer = Buffer.alloc(0)): Promise<this> {
    this.socket.write(PREFACE);
    this.writer.frame(FrameType.SETTINGS, 0, 0, settings);
    await this.exchange();
    this.frames.length = 0;
    return this;
  }

  request(id: number, { end = true, block = REQUEST }: { end?: boolean; block?: Buffer } = {}): this {
    this.writer.headers(end ? Flag.END_STREAM : 0, id, block);
    return this;
  }

  frame(type: number, flags: number, id: number, payload: Uint8Array | string = ''): this {
    this.writer.frame(type, flags, id, Buffer.from(payload));
    return this;
  }

  number(type: number, id: number, value: number): this {
    this.writer.numberFrame(type, id, value);
    return this;
  }

  /** Sends what was gathered, and waits until both sides have nothing more to say. Answers the frames that came. */
  async exchange(): Promise<Frame[]> {
    const before = this.frames.length;
    for (const bytes of this.writer.take()) this.socket.write(bytes);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    return this.frames.slice(before);
  }

  /** The code of the GOAWAY that came, if one did. */
  get goneAway(): number | undefined {
    return this.frames.find(({ type }) => type === FrameType.GOAWAY)?.payload.readUInt32BE(4);
  }

  /** The codes of the streams that were reset. */
  get resets(): Record<number, number> {
    const resets = this.frames.filter(({ type }) => type === FrameType.RST_STREAM);
    return Object.fromEntries(resets.map(({ streamId, payload }) => [streamId, payload.readUInt32BE()]));
  }
}
