import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { StatusError } from '../../model';
import { parseCredentials } from '../../service/credentials';
import type { Engine } from '../../service/engine';
import type { StreamHandler, StreamSession, StreamSink } from '../../service/stream';
import type { ProtoStreamCodec } from '../codec/proto';
import { unpack } from './compression';
import { encodeFrames, FrameDecoder, type Frame } from './frames';
import { endCall, respondOk } from './response';

/** Runs a bidirectional method: every message goes to a session, whose responses go back at once. */
export function serveStream<Request, Response>(
  engine: Engine,
  name: string,
  handler: StreamHandler<Request, Response>,
  codec: ProtoStreamCodec<Request, Response>,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
): void {
  const decoder = new FrameDecoder();
  const encoding = String(headers['grpc-encoding'] ?? 'identity');
  let session: StreamSession<Request> | undefined;

  const fail = (error: unknown): void => {
    release();
    endCall(stream, engine.failure(error, name));
  };
  const release = (): void => {
    session?.close();
    session = undefined;
  };
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      fail(error);
    }
  };

  const receive = (frame: Frame): void => {
    let message: Request;
    try {
      message = codec.decode(unpack(frame, encoding));
    } catch (error) {
      session?.reject(engine.failure(error, name));
      return;
    }
    session?.receive(message);
  };

  guarded(() => {
    const credentials = parseCredentials(headers.authorization);
    respondOk(stream);
    session = handler.open({ credentials }, new GrpcSink(stream, codec, () => (session = undefined)));
  });
  stream.on('data', (chunk: Buffer) => {
    guarded(() => {
      for (const frame of decoder.push(chunk)) receive(frame);
    });
  });
  stream.on('end', () => {
    guarded(() => {
      if (decoder.isPartial) throw new StatusError('INTERNAL', `The stream of ${name} ends within a message.`);
      session?.finish();
    });
  });
  stream.on('close', release);
}

/** Sends what a session answers in one turn of the event loop as one piece. */
class GrpcSink<Response> implements StreamSink<Response> {
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly codec: ProtoStreamCodec<unknown, Response>,
    private readonly onEnd: () => void,
  ) {}

  get queuedBytes(): number {
    return this.stream.writableLength + this.waitingBytes;
  }

  send(message: Response): void {
    if (this.waiting.length === 0) setImmediate(() => this.flush());
    const bytes = this.codec.encode(message);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
  }

  end(error?: StatusError): void {
    this.flush();
    this.onEnd();
    endCall(this.stream, error);
  }

  private flush(): void {
    if (this.waiting.length > 0 && !this.stream.destroyed && !this.stream.writableEnded) {
      this.stream.write(encodeFrames(this.waiting));
    }
    this.waiting = [];
    this.waitingBytes = 0;
  }
}
