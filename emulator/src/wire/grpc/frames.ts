import { StatusError } from '../../model';
import { assertRequestSize } from '../request-size';

/** A gRPC message as it is on the wire: five bytes of head (compressed flag, length), then the message. */
export interface Frame {
  compressed: boolean;
  message: Buffer;
}

const HEAD_BYTES = 5;

/** Cuts the bytes of one gRPC stream into messages, wherever the transport happened to split them. Does no I/O. */
export class FrameDecoder {
  private chunks: Buffer[] = [];
  private buffered = 0;

  /**
   * Takes the next bytes and returns the messages that they complete. Throws INVALID_ARGUMENT for a message over the
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
    const head = this.head();
    const flag = head[0];
    if (flag !== 0 && flag !== 1) throw new StatusError('INTERNAL', `Invalid gRPC frame: compressed flag is ${flag}.`);
    const length = head.readUInt32BE(1);
    assertRequestSize(length);
    if (this.buffered < HEAD_BYTES + length) return undefined;
    return { compressed: flag === 1, message: this.take(HEAD_BYTES + length).subarray(HEAD_BYTES) };
  }

  private head(): Buffer {
    const first = this.chunks[0] as Buffer;
    return first.length >= HEAD_BYTES ? first : Buffer.concat(this.chunks, HEAD_BYTES);
  }

  /** Takes the first `length` bytes out, in one piece; copies only when they came in several. */
  private take(length: number): Buffer {
    let first = this.chunks[0] as Buffer;
    if (first.length < length) {
      first = Buffer.concat(this.chunks, this.buffered);
      this.chunks = [first];
    }
    this.buffered -= length;
    if (first.length > length) this.chunks[0] = first.subarray(length);
    else this.chunks.shift();
    return first.subarray(0, length);
  }
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
