import { HEAD_BYTES } from './frame-reader';
import { DEFAULT_FRAME_SIZE, Flag, FrameType } from './protocol';

const BLOCK_BYTES = 65_536;

/** Gathers frames in large blocks of memory, so that many of them leave in one write. */
export class FrameWriter {
  private block = Buffer.alloc(0);
  private start = 0;
  private end = 0;
  private full: Buffer[] = [];
  private fullBytes = 0;

  /** Bytes gathered since the last `take`. */
  get size(): number {
    return this.fullBytes + this.end - this.start;
  }

  /** Begins a frame whose payload of `length` bytes must follow by `bytes` and the like. */
  head(type: number, flags: number, streamId: number, length: number): void {
    this.reserve(HEAD_BYTES + length);
    this.block.writeUIntBE(length, this.end, 3);
    this.block[this.end + 3] = type;
    this.block[this.end + 4] = flags;
    this.block.writeUInt32BE(streamId, this.end + 5);
    this.end += HEAD_BYTES;
  }

  bytes(part: Uint8Array): void {
    this.block.set(part, this.end);
    this.end += part.length;
  }

  uint32(value: number): void {
    this.end = this.block.writeUInt32BE(value, this.end);
  }

  /** A frame with this payload. */
  frame(type: number, flags: number, streamId: number, payload: Uint8Array): void {
    this.head(type, flags, streamId, payload.length);
    this.bytes(payload);
  }

  /** A frame whose payload is one number: RST_STREAM and WINDOW_UPDATE. */
  numberFrame(type: number, streamId: number, value: number): void {
    this.head(type, 0, streamId, 4);
    this.uint32(value);
  }

  /** A block of headers, continued in as many frames as it needs. */
  headers(flags: number, streamId: number, block: Uint8Array): void {
    let end = DEFAULT_FRAME_SIZE;
    const isLast = (): boolean => end >= block.length;
    this.frame(FrameType.HEADERS, isLast() ? flags | Flag.END_HEADERS : flags, streamId, block.subarray(0, end));
    while (!isLast()) {
      const part = block.subarray(end, (end += DEFAULT_FRAME_SIZE));
      this.frame(FrameType.CONTINUATION, isLast() ? Flag.END_HEADERS : 0, streamId, part);
    }
  }

  /** Takes out what was gathered. */
  take(): Buffer[] {
    this.closeSection();
    const taken = this.full;
    this.full = [];
    this.fullBytes = 0;
    return taken;
  }

  private reserve(length: number): void {
    if (this.end + length <= this.block.length) return;
    this.closeSection();
    this.block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length));
    this.start = this.end = 0;
  }

  /** What was written before stays untouched: the socket may not have sent it yet. */
  private closeSection(): void {
    if (this.end === this.start) return;
    this.full.push(this.block.subarray(this.start, this.end));
    this.fullBytes += this.end - this.start;
    this.start = this.end;
  }
}
