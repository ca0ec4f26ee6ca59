import type { ServerStream } from '..';
import { encodeHeaders } from '../hpack/encoder';
import { Setting } from '../protocol';
import { encodeSettings } from '../settings';

export const HEAD = encodeHeaders([[':status', '200']]);
export const TRAILERS = encodeHeaders([['grpc-status', '0']]);

/** Answers each request, as soon as it has come, with so many bytes. */
export const answering =
  (bytes: number) =>
  (stream: ServerStream): void => {
    stream.receiver = {
      data: () => undefined,
      end() {
        stream.respond(HEAD);
        stream.write(Buffer.alloc(bytes));
        stream.end(TRAILERS);
      },
      close: () => undefined,
    };
  };

/** The payload of SETTINGS with which a client says how much it takes of each stream. */
export const initialWindow = (size: number): Buffer => encodeSettings([[Setting.INITIAL_WINDOW_SIZE, size]]);
