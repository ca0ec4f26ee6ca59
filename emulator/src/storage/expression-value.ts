import { GeoPoint } from '../model';
import { createSet, Duration, RulesPath, type RulesMap, type RulesValue } from '../rules';
import { readTimestamp } from '../wire/codec/json/timestamp';
import { asList, asNumber, asObject, asString, type JsonObject } from './json';

/** More than any object's metadata has; keeps hostile input from exhausting the stack. */
const MAX_NESTING = 100;

/** Reads a value of a request's variables: an object with one key, which names the type. */
export function readExpressionValue(json: unknown, depth = 0): RulesValue {
  if (depth > MAX_NESTING) throw new Error('A value is nested too deeply.');
  const value = asObject(json, 'A value');
  const [type] = Object.keys(value);
  const content = type === undefined ? undefined : value[type];
  switch (type) {
    case 'null_value':
      return null;
    case 'bool_value':
      return content === true;
    case 'int_value':
      return BigInt(Math.trunc(asNumber(content, type)));
    case 'float_value':
      return asNumber(content, type);
    case 'string_value':
      return asString(content, type);
    case 'bytes_value':
      return new Uint8Array(Buffer.from(asString(content, type), 'base64'));
    case 'timestamp_value':
      return readTimestamp(content);
    case 'duration_value':
      return readDuration(asObject(content, type));
    case 'latlng_value':
      return readLatLng(asObject(content, type));
    case 'path_value':
      return readPath(asObject(content, type));
    case 'list_value':
      return readValues(content, type, depth);
    case 'set_value':
      return createSet(readValues(content, type, depth));
    case 'map_value':
      return readMap(asObject(content, type), depth);
    default:
      throw new Error(`A value has no type '${type ?? ''}'.`);
  }
}

/** Reads a value that is a map or null. */
export function readMapOrNull(json: unknown, what: string): RulesMap | null {
  const value = readExpressionValue(json);
  if (value === null || value instanceof Map) return value;
  throw new Error(`${what} must be a map or null.`);
}

function readMap(map: JsonObject, depth: number): RulesMap {
  const fields: RulesMap = new Map();
  for (const [name, field] of Object.entries(asObject(map['fields'] ?? {}, 'fields'))) {
    fields.set(name, readExpressionValue(field, depth + 1));
  }
  return fields;
}

function readValues(json: unknown, type: string, depth: number): RulesValue[] {
  const { values } = asObject(json, type);
  return asList(values ?? [], 'values').map((value) => readExpressionValue(value, depth + 1));
}

function readDuration({ seconds, nanos }: JsonObject): Duration {
  return Duration.of(asNumber(seconds ?? 0, 'seconds'), asNumber(nanos ?? 0, 'nanos'));
}

function readLatLng({ latitude, longitude }: JsonObject): GeoPoint {
  return new GeoPoint(asNumber(latitude ?? 0, 'latitude'), asNumber(longitude ?? 0, 'longitude'));
}

function readPath({ segments }: JsonObject): RulesPath {
  return new RulesPath(
    asList(segments ?? [], 'segments').map((segment) => asString(asObject(segment, 'A segment')['simple'], 'simple')),
  );
}
