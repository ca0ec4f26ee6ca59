import { isVector } from './order';
import { parseDocumentName } from './names';
import { StatusError } from './status';
import { Timestamp } from './timestamp';
import { utf8Length } from './utf8';
import { GeoPoint, Reference, type MapValue, type Value } from './value';

const MAX_NAME_BYTES = 1500;
const MAX_VALUE_BYTES = 1_048_487;
const MAX_DEPTH = 20;
const MAX_VECTOR_DIMENSIONS = 2048;
const RESERVED_NAME = /^__.*__$/s;

/**
 * Checks the fields that a client wants to store and brings them to their stored form: no negative zero, timestamps
 * in microseconds. Answers the same map when there is nothing to change; throws INVALID_ARGUMENT for what cannot be
 * stored.
 */
export function storableFields(fields: MapValue): MapValue {
  let changed: MapValue | undefined;
  for (const [name, value] of fields) {
    validateTopLevelName(name);
    const stored = storableValue(name, value);
    if (!Object.is(stored, value)) (changed ??= new Map(fields)).set(name, stored);
  }
  return changed ?? fields;
}

/**
 * As `storableFields` for one value of the top-level field `property`; an array counts as the value, not its
 * elements.
 */
export function storableValue(property: string, value: Value): Value {
  return new Validator(property).value(value, 0, 0);
}

/** Checks the segments of a field path that a mask or transform names. */
export function validateFieldNames(field: readonly string[]): void {
  validateTopLevelName(field[0] ?? '');
  for (const name of field) {
    if (name === '') throw invalid('Field names must not be empty.');
  }
}

function validateTopLevelName(name: string): void {
  if (name === '') throw invalid('Field names must not be empty.');
  if (isReserved(name)) throw invalid(`field name ${name} is reserved`);
  if (longerThan(name, MAX_NAME_BYTES)) throw invalid(`The property.name is longer than ${MAX_NAME_BYTES} bytes.`);
}

/**
 * Checks one top-level property; nested problems are told in its name, as the official server does. `pathLength` is
 * the byte length of the names down to a value, 0 as long as that is only the property.
 */
class Validator {
  constructor(private readonly property: string) {}

  value(value: Value, depth: number, pathLength: number): Value {
    switch (typeof value) {
      case 'string':
        if (longerThan(value, MAX_VALUE_BYTES)) throw this.tooLong(depth);
        return value;
      case 'number':
        return value === 0 ? 0 : value;
      case 'object':
        return value === null ? value : this.object(value, depth, pathLength);
      default:
        return value;
    }
  }

  private object(
    value: Exclude<Value, null | boolean | bigint | number | string>,
    depth: number,
    length: number,
  ): Value {
    if (value instanceof Timestamp) return storableTimestamp(value);
    if (value instanceof Map) return this.map(value, depth + 1, length);
    if (Array.isArray(value)) return this.array(value, depth + 1, length);
    if (value instanceof Reference) {
      parseDocumentName(value.name);
    } else if (value instanceof GeoPoint) {
      validateGeoPoint(value);
    } else if (value.length > MAX_VALUE_BYTES) {
      throw this.tooLong(depth);
    }
    return value;
  }

  private array(values: Value[], depth: number, length: number): Value[] {
    this.checkDepth(depth);
    let changed: Value[] | undefined;
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as Value;
      if (Array.isArray(value)) throw invalid('Nested arrays are not allowed');
      const stored = this.value(value, depth, length);
      if (!Object.is(stored, value)) (changed ??= [...values])[i] = stored;
    }
    return changed ?? values;
  }

  private map(map: MapValue, depth: number, length: number): MapValue {
    this.checkDepth(depth);
    if (isVector(map)) return validateVector(map);
    const outer = length || utf8Length(this.property);
    let changed: MapValue | undefined;
    for (const [name, value] of map) {
      if (name === '') throw invalid('Field names must not be empty.');
      if (isReserved(name)) throw invalid(`field name '${name}' is reserved.`);
      const pathLength = outer + 1 + utf8Length(name);
      if (pathLength > MAX_NAME_BYTES) throw this.invalidNested();
      const stored = this.value(value, depth, pathLength);
      if (!Object.is(stored, value)) (changed ??= new Map(map)).set(name, stored);
    }
    return changed ?? map;
  }

  private checkDepth(depth: number): void {
    if (depth > MAX_DEPTH) throw invalid(`Property ${this.property} is nested more than ${MAX_DEPTH} levels deep.`);
  }

  private tooLong(depth: number): StatusError {
    if (depth > 0) return this.invalidNested();
    return invalid(`The value of property "${this.property}" is longer than ${MAX_VALUE_BYTES} bytes.`);
  }

  private invalidNested(): StatusError {
    return invalid(`Property ${this.property} contains an invalid nested entity.`);
  }
}

function storableTimestamp(time: Timestamp): Timestamp {
  const rest = time.nanos % 1000;
  return rest === 0 ? time : new Timestamp(time.seconds, time.nanos - rest);
}

function validateGeoPoint({ latitude, longitude }: GeoPoint): void {
  if (!(latitude >= -90 && latitude <= 90)) throw invalid(`Latitude ${latitude} is not within -90 and 90 degrees.`);
  if (!(longitude >= -180 && longitude <= 180))
    throw invalid(`Longitude ${longitude} is not within -180 and 180 degrees.`);
}

function validateVector(map: MapValue): MapValue {
  const elements = map.get('value');
  if (map.size !== 2 || !Array.isArray(elements)) throw invalid('A vector must have a field "value" with an array.');
  if (elements.length > MAX_VECTOR_DIMENSIONS) {
    throw invalid(`A vector cannot have more than ${MAX_VECTOR_DIMENSIONS} dimensions.`);
  }
  if (elements.some((element) => typeof element !== 'number'))
    throw invalid('The elements of a vector must be doubles.');
  return map;
}

function isReserved(name: string): boolean {
  return name.startsWith('__') && RESERVED_NAME.test(name);
}

function longerThan(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && utf8Length(text) > bytes;
}

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
