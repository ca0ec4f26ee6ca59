import { GeoPoint, Reference, Timestamp, type MapValue, type Value } from '../../../model';
import { base64, camelCase, invalidPayload, isObject, JsonFields, MAX_NESTING, readBytes, readString } from './fields';
import { formatTimestamp, readTimestamp } from './timestamp';

/** google.firestore.v1.Value in ProtoJSON: an object with one member, which names the type. */
export function readValue(json: unknown, depth = 0): Value {
  if (!isObject(json)) throw invalidPayload('A value must be an object.');
  const keys = Object.keys(json);
  const key = keys[0];
  if (key === undefined || keys.length > 1) throw invalidPayload('A value must have exactly one type.');
  const content = json[key];
  switch (key.includes('_') ? camelCase(key) : key) {
    case 'nullValue':
      return null;
    case 'booleanValue':
      if (typeof content !== 'boolean') throw invalidPayload('A booleanValue must be true or false.');
      return content;
    case 'integerValue':
      return readInt64(content);
    case 'doubleValue':
      return readDouble(content);
    case 'timestampValue':
      return readTimestamp(content);
    case 'stringValue':
      return readString(content);
    case 'bytesValue':
      return readBytes(content);
    case 'referenceValue':
      return new Reference(readString(content));
    case 'geoPointValue':
      return readGeoPoint(content);
    case 'arrayValue':
      return readArray(content, deeper(depth));
    case 'mapValue':
      return (
        new JsonFields(content, 'MapValue', ['fields']).optional('fields', (map) => readFields(map, deeper(depth))) ??
        new Map()
      );
    default:
      throw invalidPayload(`A value has no type "${key}".`);
  }
}

function deeper(depth: number): number {
  if (depth >= MAX_NESTING) throw invalidPayload('A value is nested too deeply.');
  return depth + 1;
}

/** ArrayValue. */
export function readArray(json: unknown, depth = 0): Value[] {
  return new JsonFields(json, 'ArrayValue', ['values']).list('values', (element) => readValue(element, depth));
}

/** `map<string, Value>`. */
export function readFields(json: unknown, depth = 0): MapValue {
  if (!isObject(json)) throw invalidPayload('Fields must be an object.');
  const fields: MapValue = new Map();
  for (const name of Object.keys(json)) fields.set(name, readValue(json[name], depth));
  return fields;
}

function readInt64(json: unknown): bigint {
  const valid = typeof json === 'string' ? /^-?\d+$/.test(json) : Number.isSafeInteger(json);
  const value = valid ? BigInt(json as string | number) : 0n;
  if (!valid || BigInt.asIntN(64, value) !== value) throw invalidPayload('An integerValue must be a 64-bit integer.');
  return value;
}

function readDouble(json: unknown): number {
  if (typeof json === 'number') return json;
  if (json === 'NaN') return NaN;
  const value = typeof json === 'string' && json.trim() !== '' ? Number(json) : NaN;
  if (Number.isNaN(value)) throw invalidPayload('A doubleValue must be a number, "NaN", "Infinity" or "-Infinity".');
  return value;
}

function readGeoPoint(json: unknown): GeoPoint {
  const fields = new JsonFields(json, 'LatLng', ['latitude', 'longitude']);
  return new GeoPoint(fields.optional('latitude', readDouble) ?? 0, fields.optional('longitude', readDouble) ?? 0);
}

/** The JSON text of a value. */
export function valueText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `{"stringValue":${JSON.stringify(value)}}`;
    case 'bigint':
      return `{"integerValue":"${value}"}`;
    case 'number':
      return `{"doubleValue":${doubleText(value)}}`;
    case 'boolean':
      return `{"booleanValue":${value}}`;
  }
  if (value === null) return '{"nullValue":null}';
  if (value instanceof Map)
    return value.size === 0 ? '{"mapValue":{}}' : `{"mapValue":{"fields":${fieldsText(value)}}}`;
  if (Array.isArray(value)) {
    return value.length === 0 ? '{"arrayValue":{}}' : `{"arrayValue":{"values":[${value.map(valueText).join(',')}]}}`;
  }
  if (value instanceof Timestamp) return `{"timestampValue":"${formatTimestamp(value)}"}`;
  if (value instanceof Uint8Array) return `{"bytesValue":"${base64(value)}"}`;
  if (value instanceof Reference) return `{"referenceValue":${JSON.stringify(value.name)}}`;
  const coordinates = [];
  if (value.latitude !== 0) coordinates.push(`"latitude":${doubleText(value.latitude)}`);
  if (value.longitude !== 0) coordinates.push(`"longitude":${doubleText(value.longitude)}`);
  return `{"geoPointValue":{${coordinates.join(',')}}}`;
}

function doubleText(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '"-0"' : String(value);
  return `"${value}"`;
}

/** The JSON text of `map<string, Value>`. */
export function fieldsText(fields: MapValue): string {
  const members: string[] = [];
  for (const [name, value] of fields) members.push(`${JSON.stringify(name)}:${valueText(value)}`);
  return `{${members.join(',')}}`;
}
