import type { Frame } from './frame-reader';
import { HpackDecoder } from './hpack/decoder';
import type { HeaderField } from './hpack/static-table';
import { unpadded } from './padding';
import { ConnectionError, ErrorCode, Flag, FrameType } from './protocol';

/** The largest list of headers that is taken; tokens may be some thousand bytes long. */
export const MAX_HEADER_BYTES = 65_536;
/** More pieces than a block of that size needs are made to wear us out. */
const MAX_CONTINUATIONS = 16;

export interface HeaderBlock {
  readonly streamId: number;
  readonly endStream: boolean;
  readonly fields: HeaderField[];
}

interface PartialBlock {
  readonly streamId: number;
  readonly endStream: boolean;
  readonly parts: Buffer[];
  bytes: number;
}

/** Joins HEADERS and its CONTINUATION frames, and decodes them. Throws ConnectionError. */
export class HeaderBlocks {
  private readonly decoder = new HpackDecoder(MAX_HEADER_BYTES);
  private partial: PartialBlock | undefined;

  /** Every frame comes here first: while a block is open, nothing but its continuation may follow. */
  checkOrder({ type, streamId }: Frame): void {
    const isContinuation = type === FrameType.CONTINUATION;
    if (isContinuation !== (this.partial !== undefined) || (this.partial && this.partial.streamId !== streamId)) {
      throw new ConnectionError(ErrorCode.PROTOCOL_ERROR, `frame ${type} within, or outside of, a header block`);
    }
  }

  /** Takes HEADERS or CONTINUATION; answers the block that it completes. */
  take(frame: Frame): HeaderBlock | undefined {
    const partial = (this.partial ??= {
      streamId: frame.streamId,
      endStream: (frame.flags & Flag.END_STREAM) !== 0,
      parts: [],
      bytes: 0,
    });
    const part = frame.type === FrameType.HEADERS ? fragmentOf(frame) : frame.payload;
    partial.parts.push(part);
    partial.bytes += part.length;
    if (partial.bytes > MAX_HEADER_BYTES || partial.parts.length > MAX_CONTINUATIONS) {
      throw new ConnectionError(ErrorCode.ENHANCE_YOUR_CALM, 'a header block that is too long or in too many pieces');
    }
    if ((frame.flags & Flag.END_HEADERS) === 0) return undefined;
    this.partial = undefined;
    const { streamId, endStream, parts } = partial;
    const block = parts.length === 1 ? part : Buffer.concat(parts);
    return { streamId, endStream, fields: this.decoder.decode(block) };
  }
}

/** Without padding and priority. */
function fragmentOf(frame: Frame): Buffer {
  const payload = unpadded(frame);
  if ((frame.flags & Flag.PRIORITY) === 0) return payload;
  if (payload.length < 5) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, 'HEADERS that end in their priority');
  return payload.subarray(5);
}
