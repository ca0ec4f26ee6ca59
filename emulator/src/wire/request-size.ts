import { StatusError } from '../model';

/** The largest request (a message of gRPC or WebChannel, a body of REST), as in production. */
export const MAX_REQUEST_BYTES = 10 * 1024 * 1024;

/** Throws INVALID_ARGUMENT for a request that is larger than may be sent. */
export function assertRequestSize(bytes: number): void {
  if (bytes > MAX_REQUEST_BYTES) throw requestTooLarge();
}

export function requestTooLarge(): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Request payload size exceeds the limit: ${MAX_REQUEST_BYTES} bytes.`);
}
