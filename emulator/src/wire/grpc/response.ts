import type { StatusError } from '../../model';
import { encodeHeaders, type HeaderField, type ServerStream } from '../h2';
import { statusTrailers } from './status';

const HEAD_FIELDS: readonly HeaderField[] = [
  [':status', '200'],
  ['content-type', 'application/grpc+proto'],
];
/** Clients learn it when they are refused: each header costs them time in each answer. */
const ACCEPT_ENCODING: HeaderField = ['grpc-accept-encoding', 'identity,deflate,gzip'];

const HEAD = encodeHeaders(HEAD_FIELDS);
const OK_TRAILERS = encodeHeaders(statusTrailers());
const NO_GRPC = encodeHeaders([[':status', '415']]);

/** Sends the response's headers unless that is done. */
export function respondOk(stream: ServerStream): void {
  stream.respond(HEAD);
}

/** Ends an RPC with the last bytes of its response and its status. Ending twice does nothing. */
export function endCall(stream: ServerStream, error?: StatusError, last?: Uint8Array): void {
  if (error && !stream.hasHead) {
    stream.end(encodeHeaders([...HEAD_FIELDS, ACCEPT_ENCODING, ...statusTrailers(error)]));
    return;
  }
  respondOk(stream);
  if (last) stream.write(last);
  stream.end(error ? encodeHeaders(statusTrailers(error)) : OK_TRAILERS);
}

/** Refuses what is no gRPC. */
export function refuse(stream: ServerStream): void {
  stream.end(NO_GRPC);
}
