import { ConnectionError, DEFAULT_FRAME_SIZE, ErrorCode } from './protocol';

export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

/** Length (3 bytes), type, flags, stream (4 bytes). */
export const HEAD_BYTES = 9;

/** Cuts the bytes of a connection into frames, wherever the network happened to split them. Does no I/O. */
export class FrameReader {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  /** How many bytes the next frame takes, as far as that is known. */
  private needed = HEAD_BYTES;

  /**
   * Passes on the frames that these bytes complete. Throws ConnectionError FRAME_SIZE_ERROR for a frame over the limit
   * before its payload comes.
   */
  push(chunk: Buffer, take: (frame: Frame) => void): void {
    const bytes = this.joined(chunk);
    if (!bytes) return;
    let offset = 0;
    this.needed = HEAD_BYTES;
    while (bytes.length - offset >= HEAD_BYTES) {
      const length = bytes.readUIntBE(offset, 3);
      if (length > DEFAULT_FRAME_SIZE) throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, `a frame of ${length} bytes`);
      const start = offset + HEAD_BYTES;
      if (start + length > bytes.length) {
        this.needed = HEAD_BYTES + length;
        break;
      }
      const type = bytes[offset + 3] as number;
      const flags = bytes[offset + 4] as number;
      const streamId = bytes.readUInt32BE(offset + 5) & 0x7fffffff;
      offset = start + length;
      take({ type, flags, streamId, payload: bytes.subarray(start, offset) });
    }
    if (offset < bytes.length) {
      this.waiting = [bytes.subarray(offset)];
      this.waitingBytes = bytes.length - offset;
    }
  }

  /** All that waits, with these bytes, in one piece; undefined while it is too little for a frame. */
  private joined(chunk: Buffer): Buffer | undefined {
    if (this.waitingBytes === 0) return chunk;
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (this.waitingBytes < this.needed) return undefined;
    const bytes = Buffer.concat(this.waiting, this.waitingBytes);
    this.waiting = [];
    this.waitingBytes = 0;
    return bytes;
  }
}
