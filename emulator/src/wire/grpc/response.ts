import { constants, type ServerHttp2Stream } from 'node:http2';
import type { StatusError } from '../../model';
import { statusTrailers } from './status';

const HEADERS = {
  ':status': 200,
  'content-type': 'application/grpc+proto',
  'grpc-accept-encoding': 'identity,deflate,gzip',
};

/** Sends the response's headers unless that is done. */
export function respondOk(stream: ServerHttp2Stream): void {
  if (!stream.headersSent && !stream.destroyed) stream.respond(HEADERS, { waitForTrailers: true });
}

/** Ends an RPC with the last bytes of its response and its status. Ending twice does nothing. */
export function endCall(stream: ServerHttp2Stream, error?: StatusError, last?: Uint8Array): void {
  if (stream.destroyed || stream.writableEnded) return;
  if (error && !stream.headersSent) {
    stream.respond({ ...HEADERS, ...statusTrailers(error) }, { endStream: true });
    releaseUnread(stream);
    return;
  }
  respondOk(stream);
  stream.once('wantTrailers', () => {
    stream.sendTrailers(statusTrailers(error));
    releaseUnread(stream);
  });
  if (last && last.length > 0) stream.end(last);
  else stream.end();
}

/** A client that is still sending is told to stop; what it sent is not kept. */
function releaseUnread(stream: ServerHttp2Stream): void {
  if (!stream.readableEnded) {
    stream.resume();
    setImmediate(() => {
      if (!stream.destroyed) stream.close(constants.NGHTTP2_NO_ERROR);
    });
  }
}
