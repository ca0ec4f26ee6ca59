import protobuf from 'protobufjs/minimal.js';
import { StatusError, Timestamp } from '../../../model';

export type Reader = protobuf.Reader;
export type Writer = protobuf.Writer;

/** Deeper nesting than any valid message has; keeps hostile bytes from exhausting the stack. */
export const MAX_NESTING = 100;

const malformed = (detail: string): StatusError =>
  new StatusError('INVALID_ARGUMENT', `The request is not a valid protobuf message: ${detail}.`);

/** Runs a decoder over the whole of `bytes`; whatever it trips over becomes INVALID_ARGUMENT. */
export function decodeMessage<T>(bytes: Uint8Array, read: (reader: Reader, end: number) => T): T {
  const reader = protobuf.Reader.create(bytes);
  try {
    return read(reader, reader.len);
  } catch (error) {
    if (error instanceof StatusError) throw error;
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

/** Encodes a message into bytes of its own. */
export function encodeMessage(write: (writer: Writer) => void): Uint8Array {
  const writer = protobuf.Writer.create();
  write(writer);
  return writer.finish();
}

/**
 * Calls `field` for each field until `end`; it consumes the field and returns true, or returns false to have it
 * skipped.
 */
export function readFields(reader: Reader, end: number, field: (number: number, wireType: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!field(tag >>> 3, tag & 7)) reader.skipType(tag & 7);
  }
  if (reader.pos !== end) throw malformed('a field reaches beyond its message');
}

/** Reads an embedded message: its length, then its fields. */
export function readNested<T>(reader: Reader, read: (reader: Reader, end: number) => T): T {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) throw malformed('a length reaches beyond the end');
  return read(reader, end);
}

/** A copy: the request's buffer is not kept alive by what is stored. */
export function readBytes(reader: Reader): Uint8Array {
  return new Uint8Array(reader.bytes());
}

export function readInt64(reader: Reader): bigint {
  const buffer = reader.buf;
  let position = reader.pos;
  let low = 0;
  for (let factor = 1; factor < 2 ** 49; factor *= 128) {
    const byte = byteAt(buffer, position++, reader.len);
    low += (byte & 127) * factor;
    if (byte < 128) {
      reader.pos = position;
      return BigInt(low);
    }
  }
  let high = 0;
  for (let factor = 1; factor < 2 ** 21; factor *= 128) {
    const byte = byteAt(buffer, position++, reader.len);
    high += (byte & 127) * factor;
    if (byte < 128) {
      reader.pos = position;
      return BigInt.asIntN(64, BigInt(low) + (BigInt(high) << 49n));
    }
  }
  throw malformed('an integer is longer than ten bytes');
}

function byteAt(buffer: Uint8Array, position: number, length: number): number {
  const byte = position < length ? buffer[position] : undefined;
  if (byte === undefined) throw malformed('it ends within an integer');
  return byte;
}

/** Writes an int64 after its tag. */
export function writeInt64(writer: Writer, value: bigint): void {
  const number = Number(value);
  if (Number.isSafeInteger(number)) {
    writer.int64(number);
    return;
  }
  const low = Number(value & 0xffffffffn) | 0;
  const high = Number((value >> 32n) & 0xffffffffn) | 0;
  writer.int64({ low, high, unsigned: false } as protobuf.Long);
}

export function readTimestamp(reader: Reader, end: number): Timestamp {
  let seconds = 0;
  let nanos = 0;
  readFields(reader, end, (number) => {
    if (number === 1) seconds = Number(readInt64(reader));
    else if (number === 2) nanos = reader.int32();
    else return false;
    return true;
  });
  return new Timestamp(seconds, nanos);
}

export function writeTimestamp(writer: Writer, tag: number, time: Timestamp): void {
  writer.uint32(tag).fork();
  if (time.seconds !== 0) writer.uint32(8).int64(time.seconds);
  if (time.nanos !== 0) writer.uint32(16).int32(time.nanos);
  writer.ldelim();
}

/** google.protobuf.Int32Value, Int64Value: a message with the value in field 1. */
export function readWrapped(reader: Reader, end: number): bigint {
  let value = 0n;
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    value = readInt64(reader);
    return true;
  });
  return value;
}

/** Repeated int32, packed; nothing when empty. */
export function writeInt32s(writer: Writer, tag: number, values: readonly number[]): void {
  if (values.length === 0) return;
  writer.uint32(tag).fork();
  for (const value of values) writer.int32(value);
  writer.ldelim();
}
