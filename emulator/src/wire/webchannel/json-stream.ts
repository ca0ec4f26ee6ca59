import { StatusError } from '../../model';
import type { StreamHandler } from '../../service/stream';
import type { JsonStreamCodec } from '../codec/json';
import { assertRequestSize } from '../request-size';

/** A stream in terms of JSON texts. What cannot be decoded ends it with INVALID_ARGUMENT. */
export function asJsonStream<Request, Response>(
  handler: StreamHandler<Request, Response>,
  createCodec: () => JsonStreamCodec<Request, Response>,
): StreamHandler<string, string> {
  return {
    open(head, sink) {
      const codec = createCodec();
      const session = handler.open(head, {
        send: (message) => sink.send(codec.encode(message)),
        end: (error) => sink.end(error),
        get queuedBytes() {
          return sink.queuedBytes;
        },
      });
      return {
        receive(text) {
          const request = decode(text, codec);
          if (request instanceof StatusError) session.reject(request);
          else session.receive(request);
        },
        reject: (error) => session.reject(error),
        finish: () => session.finish(),
        close: () => session.close(),
      };
    },
  };
}

function decode<Request>(text: string, codec: JsonStreamCodec<Request, unknown>): Request | StatusError {
  try {
    assertRequestSize(Buffer.byteLength(text));
    return codec.decode(JSON.parse(text));
  } catch (error) {
    return error instanceof StatusError
      ? error
      : new StatusError('INVALID_ARGUMENT', "Payload isn't valid for request.");
  }
}
