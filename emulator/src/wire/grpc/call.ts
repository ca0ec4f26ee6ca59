import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import type { ServerStream } from '../h2';
import { unpack } from './compression';
import { encodeFrames, FrameDecoder, type Frame } from './frames';
import { endCall, respondOk } from './response';
import type { CallMethod } from './methods';

/** Responses are sent in pieces of about this size, so that a slow reader holds back a long answer. */
const PIECE_BYTES = 65_536;

/** Runs a method with one request: reads it to its end, then sends the responses as fast as the client takes them. */
export function serveCall(engine: Engine, name: string, method: CallMethod, stream: ServerStream): void {
  const decoder = new FrameDecoder();
  const frames: Frame[] = [];
  const fail = (error: unknown): void => endCall(stream, engine.failure(error, name));
  stream.receiver = {
    data(bytes) {
      if (stream.isEnded) return;
      try {
        frames.push(...decoder.push(bytes));
      } catch (error) {
        fail(error);
      }
    },
    end() {
      if (!stream.isEnded) answer().catch(fail);
    },
    close: () => undefined,
  };

  async function answer(): Promise<void> {
    const [frame] = frames;
    if (decoder.isPartial) throw new StatusError('INTERNAL', `The request of ${name} ends within a message.`);
    if (!frame || frames.length > 1) {
      throw new StatusError('UNIMPLEMENTED', `${name} takes exactly one request, not ${frames.length}.`);
    }
    const request = unpack(frame, stream.headers['grpc-encoding'] ?? 'identity');
    const responses = await method(engine, request, stream.headers['authorization']);
    await send(stream, responses);
  }
}

async function send(stream: ServerStream, responses: Iterable<Uint8Array>): Promise<void> {
  let piece: Uint8Array[] = [];
  let size = 0;
  for (const message of responses) {
    if (stream.isClosed) return;
    if (size > 0 && size + message.length > PIECE_BYTES) {
      respondOk(stream);
      if (!stream.write(encodeFrames(piece))) await stream.drained();
      piece = [];
      size = 0;
    }
    piece.push(message);
    size += message.length;
  }
  endCall(stream, undefined, encodeFrames(piece));
}
