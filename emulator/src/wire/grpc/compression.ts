import { gunzipSync, inflateSync } from 'node:zlib';
import { StatusError } from '../../model';
import { MAX_REQUEST_BYTES, requestTooLarge } from '../request-size';
import type { Frame } from './frames';

/** The message of a frame, unpacked by the stream's `grpc-encoding`. Throws UNIMPLEMENTED for an unknown one. */
export function unpack({ compressed, message }: Frame, encoding: string): Buffer {
  if (!compressed) return message;
  const decompress = { gzip: gunzipSync, deflate: inflateSync }[encoding];
  if (!decompress) {
    throw new StatusError('UNIMPLEMENTED', `Message is compressed with "${encoding}"; use gzip, deflate or identity.`);
  }
  try {
    return decompress(message, { maxOutputLength: MAX_REQUEST_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw requestTooLarge();
    throw new StatusError('INTERNAL', `A ${encoding} message cannot be decompressed.`);
  }
}
