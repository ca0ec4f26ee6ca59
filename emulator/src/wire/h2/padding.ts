import type { Frame } from './frame-reader';
import { ConnectionError, ErrorCode, Flag } from './protocol';

/** The payload of DATA or HEADERS without its padding. Throws ConnectionError when there is more padding than payload. */
export function unpadded({ flags, payload }: Frame): Buffer {
  if ((flags & Flag.PADDED) === 0) return payload;
  const padding = payload[0];
  if (padding === undefined || padding >= payload.length) {
    throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, 'more padding than there is payload');
  }
  return payload.subarray(1, payload.length - padding);
}
