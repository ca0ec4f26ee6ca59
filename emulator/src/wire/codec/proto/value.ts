import { GeoPoint, Reference, StatusError, Timestamp, type MapValue, type Value } from '../../../model';
import {
  MAX_NESTING,
  readBytes,
  readFields,
  readInt64,
  readNested,
  readTimestamp,
  writeInt64,
  writeTimestamp,
  type Reader,
  type Writer,
} from './wire';

/** google.firestore.v1.Value. */
export function readValue(reader: Reader, end: number, depth = 0): Value {
  let value: Value | undefined;
  while (reader.pos < end) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        value = reader.bool();
        break;
      case 2:
        value = readInt64(reader);
        break;
      case 3:
        value = reader.double();
        break;
      case 5:
        value = new Reference(reader.string());
        break;
      case 6:
        value = readNested(reader, (inner, innerEnd) => readMap(inner, innerEnd, deeper(depth)));
        break;
      case 8:
        value = readNested(reader, readGeoPoint);
        break;
      case 9:
        value = readNested(reader, (inner, innerEnd) => readArray(inner, innerEnd, deeper(depth)));
        break;
      case 10:
        value = readNested(reader, readTimestamp);
        break;
      case 11:
        reader.uint32();
        value = null;
        break;
      case 17:
        value = reader.string();
        break;
      case 18:
        value = readBytes(reader);
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  if (reader.pos !== end) throw new RangeError('a value reaches beyond its message');
  if (value === undefined) throw new StatusError('INVALID_ARGUMENT', 'A value must have one of the known types.');
  return value;
}

function deeper(depth: number): number {
  if (depth >= MAX_NESTING) throw new StatusError('INVALID_ARGUMENT', 'A value is nested too deeply.');
  return depth + 1;
}

/** ArrayValue. */
export function readArray(reader: Reader, end: number, depth = 0): Value[] {
  const values: Value[] = [];
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    values.push(readNested(reader, (inner, innerEnd) => readValue(inner, innerEnd, depth)));
    return true;
  });
  return values;
}

function readMap(reader: Reader, end: number, depth: number): MapValue {
  const map: MapValue = new Map();
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    readNested(reader, (inner, innerEnd) => readMapEntry(inner, innerEnd, map, depth));
    return true;
  });
  return map;
}

/** One entry of `map<string, Value>`, put into `map`. */
export function readMapEntry(reader: Reader, end: number, map: MapValue, depth = 0): void {
  let key = '';
  let value: Value | undefined;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag === 10) {
      key = reader.string();
    } else if (tag === 18) {
      const valueEnd = reader.uint32() + reader.pos;
      value = readValue(reader, valueEnd, depth);
    } else {
      reader.skipType(tag & 7);
    }
  }
  if (reader.pos !== end) throw new RangeError('a map entry reaches beyond its message');
  if (value === undefined) throw new StatusError('INVALID_ARGUMENT', `The value of field "${key}" is missing.`);
  map.set(key, value);
}

function readGeoPoint(reader: Reader, end: number): GeoPoint {
  let latitude = 0;
  let longitude = 0;
  readFields(reader, end, (number) => {
    if (number === 1) latitude = reader.double();
    else if (number === 2) longitude = reader.double();
    else return false;
    return true;
  });
  return new GeoPoint(latitude, longitude);
}

/** The fields of a Value message, without a tag or length of its own. */
export function writeValue(writer: Writer, value: Value): void {
  switch (typeof value) {
    case 'string':
      writer.uint32(138).string(value);
      return;
    case 'bigint':
      writer.uint32(16);
      writeInt64(writer, value);
      return;
    case 'number':
      writer.uint32(25).double(value);
      return;
    case 'boolean':
      writer.uint32(8).bool(value);
      return;
  }
  if (value === null) writer.uint32(88).int32(0);
  else if (value instanceof Map) {
    writer.uint32(50).fork();
    writeMapEntries(writer, 10, value);
    writer.ldelim();
  } else if (Array.isArray(value)) writeArray(writer, 74, value);
  else if (value instanceof Timestamp) writeTimestamp(writer, 82, value);
  else if (value instanceof Uint8Array) writer.uint32(146).bytes(value);
  else if (value instanceof Reference) writer.uint32(42).string(value.name);
  else {
    writer.uint32(66).fork();
    if (value.latitude !== 0) writer.uint32(9).double(value.latitude);
    if (value.longitude !== 0) writer.uint32(17).double(value.longitude);
    writer.ldelim();
  }
}

function writeArray(writer: Writer, tag: number, values: readonly Value[]): void {
  writer.uint32(tag).fork();
  for (const element of values) {
    writer.uint32(10).fork();
    writeValue(writer, element);
    writer.ldelim();
  }
  writer.ldelim();
}

/** `map<string, Value>` as repeated entries with this tag. */
export function writeMapEntries(writer: Writer, tag: number, map: MapValue): void {
  for (const [key, value] of map) {
    writer.uint32(tag).fork();
    writer.uint32(10).string(key);
    writer.uint32(18).fork();
    writeValue(writer, value);
    writer.ldelim();
    writer.ldelim();
  }
}
