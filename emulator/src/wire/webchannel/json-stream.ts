import { StatusError } from '../../model';
import type { StreamHandler, StreamSession } from '../../service/stream';

/**
 * A stream in terms of JSON texts. `decode` throws for what is no valid request, which ends the stream with
 * INVALID_ARGUMENT; `encode` may answer the same text for the same message again.
 */
export function asJsonStream<Request, Response>(
  handler: StreamHandler<Request, Response>,
  decode: (json: unknown) => Request,
  encode: (message: Response) => string,
): StreamHandler<string, string> {
  return {
    open(head, sink) {
      const session: StreamSession<Request> = handler.open(head, {
        send: (message) => sink.send(encode(message)),
        end: (error) => sink.end(error),
        get queuedBytes() {
          return sink.queuedBytes;
        },
      });
      return {
        receive(text) {
          const request = decodeText(text, decode);
          if (request instanceof StatusError) {
            session.close();
            sink.end(request);
          } else {
            session.receive(request);
          }
        },
        finish: () => session.finish(),
        close: () => session.close(),
      };
    },
  };
}

function decodeText<Request>(text: string, decode: (json: unknown) => Request): Request | StatusError {
  try {
    return decode(JSON.parse(text));
  } catch (error) {
    if (error instanceof StatusError) return error;
    return new StatusError('INVALID_ARGUMENT', "Payload isn't valid for request.");
  }
}
