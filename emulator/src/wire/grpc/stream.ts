import { StatusError } from '../../model';
import { parseCredentials } from '../../service/credentials';
import type { Engine } from '../../service/engine';
import type { StreamHandler, StreamSession, StreamSink } from '../../service/stream';
import type { ProtoStreamCodec } from '../codec/proto';
import type { ServerStream } from '../h2';
import { unpack } from './compression';
import { encodeFrames, FrameDecoder, type Frame } from './frames';
import { endCall, respondOk } from './response';

/** Runs a bidirectional method: every message goes to a session, whose responses go back at once. */
export function serveStream<Request, Response>(
  engine: Engine,
  name: string,
  handler: StreamHandler<Request, Response>,
  codec: ProtoStreamCodec<Request, Response>,
  stream: ServerStream,
): void {
  const decoder = new FrameDecoder();
  const encoding = stream.headers['grpc-encoding'] ?? 'identity';
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
    const credentials = parseCredentials(stream.headers['authorization']);
    respondOk(stream);
    session = handler.open({ credentials }, new GrpcSink(stream, codec, () => (session = undefined)));
  });
  stream.receiver = {
    data(bytes) {
      if (stream.isEnded) return;
      guarded(() => {
        for (const frame of decoder.push(bytes)) receive(frame);
      });
    },
    end() {
      if (stream.isEnded) return;
      guarded(() => {
        if (decoder.isPartial) throw new StatusError('INTERNAL', `The stream of ${name} ends within a message.`);
        session?.finish();
      });
    },
    close: release,
  };
}

/** The stream gathers what a session answers in one turn of the event loop. */
class GrpcSink<Response> implements StreamSink<Response> {
  constructor(
    private readonly stream: ServerStream,
    private readonly codec: ProtoStreamCodec<unknown, Response>,
    private readonly onEnd: () => void,
  ) {}

  get queuedBytes(): number {
    return this.stream.queuedBytes;
  }

  send(message: Response): void {
    this.stream.write(encodeFrames([this.codec.encode(message)]));
  }

  end(error?: StatusError): void {
    this.onEnd();
    endCall(this.stream, error);
  }
}
