import { StatusError } from '../../model';

/** A gRPC message as it is on the wire: five bytes of head (compressed flag, length), then the message. */
export interface Frame {
  compressed: boolean;
  message: Buffer;
}

const HEAD_BYTES = 5;

/** The largest message that is taken, as in the official emulator. */
export const MAX_MESSAGE_BYTES = 104_857_600;

/** Cuts the bytes of one gRPC stream into messages, wherever the transport happened to split them. Does no I/O. */
export class FrameDecoder {
  private chunks: Buffer[] = [];
  private buffered = 0;

  /**
   * Takes the next bytes and returns the messages that they complete. Throws RESOURCE_EXHAUSTED for a message over the
   * limit as soon as its length is known, INTERNAL for a head that is none.
   */
  push(chunk: Buffer): Frame[] {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    const frames: Frame[] = [];
    for (let frame = this.next(); frame; frame = this.next()) frames.push(frame);
    return frames;
  }

  /** Whether the bytes so far end within a message. */
  get isPartial(): boolean {
    return this.buffered > 0;
  }

  private next(): Frame | undefined {
    if (this.buffered < HEAD_BYTES) return undefined;
    const head = this.peek(HEAD_BYTES);
    const flag = head[0];
    if (flag !== 0 && flag !== 1) throw new StatusError('INTERNAL', `Invalid gRPC frame: compressed flag is ${flag}.`);
    const length = head.readUInt32BE(1);
    if (length > MAX_MESSAGE_BYTES) throw tooLarge(length);
    if (this.buffered < HEAD_BYTES + length) return undefined;
    const whole = this.peek(HEAD_BYTES + length);
    this.drop(HEAD_BYTES + length);
    return { compressed: flag === 1, message: whole.subarray(HEAD_BYTES) };
  }

  /** The first `length` bytes, in one piece. */
  private peek(length: number): Buffer {
    const first = this.chunks[0] as Buffer;
    if (first.length >= length) return first.subarray(0, length);
    if (length === HEAD_BYTES) return Buffer.concat(this.chunks, HEAD_BYTES);
    this.chunks = [Buffer.concat(this.chunks, this.buffered)];
    return (this.chunks[0] as Buffer).subarray(0, length);
  }

  private drop(length: number): void {
    const rest = (this.chunks[0] as Buffer).subarray(length);
    if (rest.length > 0) this.chunks[0] = rest;
    else this.chunks.shift();
    this.buffered -= length;
  }
}

export function tooLarge(length: number): StatusError {
  return new StatusError('RESOURCE_EXHAUSTED', `gRPC message exceeds maximum size ${MAX_MESSAGE_BYTES}: ${length}`);
}

/** The messages, uncompressed, each behind its head, as one piece of bytes. */
export function encodeFrames(messages: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const message of messages) size += HEAD_BYTES + message.length;
  const bytes = Buffer.allocUnsafe(size);
  let offset = 0;
  for (const message of messages) {
    bytes[offset] = 0;
    bytes.writeUInt32BE(message.length, offset + 1);
    bytes.set(message, offset + HEAD_BYTES);
    offset += HEAD_BYTES + message.length;
  }
  return bytes;
}
