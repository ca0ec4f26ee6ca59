import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import { unpack } from './compression';
import { encodeFrames, FrameDecoder, type Frame } from './frames';
import { endCall, respondOk } from './response';
import type { CallMethod } from './methods';

/** Responses are sent in pieces of about this size, so that a slow reader holds back a long answer. */
const PIECE_BYTES = 65_536;

/** Runs a method with one request: reads it to its end, then sends the responses as fast as the client takes them. */
export function serveCall(
  engine: Engine,
  name: string,
  method: CallMethod,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
): void {
  const decoder = new FrameDecoder();
  const frames: Frame[] = [];
  stream.on('data', (chunk: Buffer) => {
    try {
      frames.push(...decoder.push(chunk));
    } catch (error) {
      endCall(stream, engine.failure(error, name));
    }
  });
  stream.on('end', () => {
    if (stream.destroyed || stream.writableEnded) return;
    answer().catch((error: unknown) => endCall(stream, engine.failure(error, name)));
  });

  async function answer(): Promise<void> {
    const [frame] = frames;
    if (decoder.isPartial) throw new StatusError('INTERNAL', `The request of ${name} ends within a message.`);
    if (!frame || frames.length > 1) {
      throw new StatusError('UNIMPLEMENTED', `${name} takes exactly one request, not ${frames.length}.`);
    }
    const request = unpack(frame, String(headers['grpc-encoding'] ?? 'identity'));
    const responses = await method(engine, request, headers.authorization);
    await send(stream, responses);
  }
}

async function send(stream: ServerHttp2Stream, responses: Iterable<Uint8Array>): Promise<void> {
  let piece: Uint8Array[] = [];
  let size = 0;
  for (const message of responses) {
    if (stream.destroyed) return;
    if (size > 0 && size + message.length > PIECE_BYTES) {
      respondOk(stream);
      if (!stream.write(encodeFrames(piece))) await drained(stream);
      piece = [];
      size = 0;
    }
    piece.push(message);
    size += message.length;
  }
  endCall(stream, undefined, encodeFrames(piece));
}

async function drained(stream: ServerHttp2Stream): Promise<void> {
  if (stream.destroyed) return;
  const stop = new AbortController();
  const waits = ['drain', 'close'].map((event) => once(stream, event, { signal: stop.signal }));
  await Promise.race(waits).catch(() => undefined);
  for (const wait of waits) wait.catch(() => undefined);
  stop.abort();
}
