import { gunzipSync, inflateSync } from 'node:zlib';
import { StatusError } from '../../model';
import { MAX_MESSAGE_BYTES, tooLarge, type Frame } from './frames';

/** The message of a frame, unpacked by the stream's `grpc-encoding`. Throws UNIMPLEMENTED for an unknown one. */
export function unpack({ compressed, message }: Frame, encoding: string): Buffer {
  if (!compressed) return message;
  const decompress = { gzip: gunzipSync, deflate: inflateSync }[encoding];
  if (!decompress) {
    throw new StatusError('UNIMPLEMENTED', `Message is compressed with "${encoding}"; use gzip, deflate or identity.`);
  }
  try {
    return decompress(message, { maxOutputLength: MAX_MESSAGE_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(MAX_MESSAGE_BYTES + 1);
    throw new StatusError('INTERNAL', `A ${encoding} message cannot be decompressed.`);
  }
}
