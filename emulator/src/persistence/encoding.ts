import { GeoPoint, Reference, Timestamp, type Document, type MapValue, type Value } from '../model';

/**
 * A document in an export is one line of JSON: `[path, createTime, updateTime, fields]`, times as `[seconds, nanos]`,
 * fields as `[[name, value]…]`. Null, booleans, strings, finite doubles and arrays are themselves; all else is an
 * object with one key: `i` integer and `d` double that JSON lacks (as text), `t` timestamp, `b` bytes (base64), `r`
 * reference, `g` geo point, `m` map (as fields).
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export function encodeDocument({ path, createTime, updateTime, fields }: Document): string {
  return JSON.stringify([path, encodeTime(createTime), encodeTime(updateTime), encodeFields(fields)]);
}

/** Throws an Error for a line that `encodeDocument` did not write. */
export function decodeDocument(line: string): Document {
  const [path, createTime, updateTime, fields] = array(JSON.parse(line) as Json);
  if (typeof path !== 'string') throw malformed(path);
  return { path, fields: decodeFields(fields), createTime: decodeTime(createTime), updateTime: decodeTime(updateTime) };
}

function encodeFields(fields: MapValue): Json[] {
  return Array.from(fields, ([name, value]) => [name, encodeValue(value)]);
}

function encodeValue(value: Value): Json {
  switch (typeof value) {
    case 'bigint':
      return { i: value.toString() };
    case 'number':
      return Number.isFinite(value) ? value : { d: String(value) };
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

function encodeObject(value: Exclude<Value, null | boolean | bigint | number | string>): Json {
  if (Array.isArray(value)) return value.map(encodeValue);
  if (value instanceof Map) return { m: encodeFields(value) };
  if (value instanceof Timestamp) return { t: encodeTime(value) };
  if (value instanceof Reference) return { r: value.name };
  if (value instanceof GeoPoint) return { g: [value.latitude, value.longitude] };
  return { b: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
}

function encodeTime({ seconds, nanos }: Timestamp): Json {
  return [seconds, nanos];
}

function decodeFields(json: Json | undefined): MapValue {
  return new Map(
    array(json).map((field): [string, Value] => {
      const [name, value] = array(field);
      if (typeof name !== 'string') throw malformed(field);
      return [name, decodeValue(value)];
    }),
  );
}

function decodeValue(json: Json | undefined): Value {
  if (json === undefined) throw malformed(json);
  if (Array.isArray(json)) return json.map(decodeValue);
  if (typeof json !== 'object' || json === null) return json;
  const [[type, content] = []] = Object.entries(json);
  switch (type) {
    case 'i':
      return BigInt(text(content));
    case 'd':
      return Number(text(content));
    case 't':
      return decodeTime(content);
    case 'b':
      return new Uint8Array(Buffer.from(text(content), 'base64'));
    case 'r':
      return new Reference(text(content));
    case 'g':
      return new GeoPoint(...numbers(content));
    case 'm':
      return decodeFields(content);
    default:
      throw malformed(json);
  }
}

function decodeTime(json: Json | undefined): Timestamp {
  return new Timestamp(...numbers(json));
}

function numbers(json: Json | undefined): [number, number] {
  const [first, second] = array(json);
  if (typeof first !== 'number' || typeof second !== 'number') throw malformed(json);
  return [first, second];
}

function array(json: Json | undefined): Json[] {
  if (!Array.isArray(json)) throw malformed(json);
  return json;
}

function text(json: Json | undefined): string {
  if (typeof json !== 'string') throw malformed(json);
  return json;
}

function malformed(json: Json | undefined): Error {
  return new Error(`unexpected ${JSON.stringify(json)?.slice(0, 80)}`);
}
