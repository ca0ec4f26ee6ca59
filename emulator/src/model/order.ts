import { comparePaths } from './path';
import { Timestamp } from './timestamp';
import { compareUtf8 } from './utf8';
import { GeoPoint, Reference, type MapValue, type Value } from './value';

/** The classes of values in their order; a range filter only matches values of its operand's class. */
export const TypeOrder = {
  NULL: 0,
  BOOLEAN: 1,
  NAN: 2,
  NUMBER: 3,
  TIMESTAMP: 4,
  STRING: 5,
  BYTES: 6,
  REFERENCE: 7,
  GEO_POINT: 8,
  ARRAY: 9,
  VECTOR: 10,
  MAP: 11,
} as const;

/** The place of a value's class in the total order of values. */
export function typeOrder(value: Value): number {
  switch (typeof value) {
    case 'string':
      return TypeOrder.STRING;
    case 'number':
      return Number.isNaN(value) ? TypeOrder.NAN : TypeOrder.NUMBER;
    case 'bigint':
      return TypeOrder.NUMBER;
    case 'boolean':
      return TypeOrder.BOOLEAN;
    default:
      return value === null ? TypeOrder.NULL : objectOrder(value);
  }
}

function objectOrder(value: Exclude<Value, null | boolean | bigint | number | string>): number {
  if (value instanceof Timestamp) return TypeOrder.TIMESTAMP;
  if (value instanceof Map) return isVector(value) ? TypeOrder.VECTOR : TypeOrder.MAP;
  if (Array.isArray(value)) return TypeOrder.ARRAY;
  if (value instanceof Reference) return TypeOrder.REFERENCE;
  return value instanceof GeoPoint ? TypeOrder.GEO_POINT : TypeOrder.BYTES;
}

/** A vector is stored as a map that says so. */
export function isVector(map: MapValue): boolean {
  return map.get('__type__') === '__vector__';
}

/**
 * The total order of Firestore's values: by class, then within the class. Integers and doubles are compared exactly
 * and may be equal. Negative, zero or positive as `a` sorts before, with or after `b`.
 */
export function compareValues(a: Value, b: Value): number {
  // Sorting spends its time here, mostly on values of one of these types.
  if (typeof a === 'string' && typeof b === 'string') return compareUtf8(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return compareScalars(a, b);
  if (typeof a === 'number' && typeof b === 'number' && a - b) return a - b;
  const order = typeOrder(a);
  const difference = order - typeOrder(b);
  if (difference !== 0) return difference;
  switch (order) {
    case TypeOrder.BOOLEAN:
    case TypeOrder.NUMBER:
      return compareScalars(a as number | bigint, b as number | bigint);
    case TypeOrder.TIMESTAMP:
      return (a as Timestamp).compare(b as Timestamp);
    case TypeOrder.BYTES:
      return Math.sign(Buffer.compare(a as Uint8Array, b as Uint8Array));
    case TypeOrder.REFERENCE:
      return comparePaths((a as Reference).name, (b as Reference).name);
    case TypeOrder.GEO_POINT:
      return compareGeoPoints(a as GeoPoint, b as GeoPoint);
    case TypeOrder.ARRAY:
      return compareArrays(a as Value[], b as Value[]);
    case TypeOrder.VECTOR:
      return compareVectors(a as MapValue, b as MapValue);
    case TypeOrder.MAP:
      return compareMaps(a as MapValue, b as MapValue);
    default:
      return 0;
  }
}

/**
 * Equality as filters and array transforms see it: the same place in the order, so that 1 equals 1.0 and NaN equals
 * NaN.
 */
export function valuesEqual(a: Value, b: Value): boolean {
  return a === b || compareValues(a, b) === 0;
}

/** Equality of stored data: as `valuesEqual`, but an integer differs from a double. */
export function identicalValues(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== typeof b) return false;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((element, i) => identicalValues(element, b[i] as Value))
    );
  }
  if (a instanceof Map) return b instanceof Map && identicalMaps(a, b);
  return compareValues(a, b) === 0;
}

/** Whether two maps (the fields of two versions of a document) hold identical data. */
export function identicalMaps(a: MapValue, b: MapValue): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !identicalValues(value, other)) return false;
  }
  return true;
}

/** JavaScript compares a bigint with a number by their exact mathematical values. */
function compareScalars(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareGeoPoints(a: GeoPoint, b: GeoPoint): number {
  return compareScalars(a.latitude, b.latitude) || compareScalars(a.longitude, b.longitude);
}

function compareArrays(a: Value[], b: Value[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = compareValues(a[i] as Value, b[i] as Value);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareVectors(a: MapValue, b: MapValue): number {
  const x = vectorElements(a);
  const y = vectorElements(b);
  return x.length - y.length || compareArrays(x, y);
}

function vectorElements(vector: MapValue): Value[] {
  const elements = vector.get('value');
  return Array.isArray(elements) ? elements : [];
}

function compareMaps(a: MapValue, b: MapValue): number {
  const aNames = [...a.keys()].sort(compareUtf8);
  const bNames = [...b.keys()].sort(compareUtf8);
  const length = Math.min(aNames.length, bNames.length);
  for (let i = 0; i < length; i++) {
    const aName = aNames[i] as string;
    const bName = bNames[i] as string;
    const difference = compareUtf8(aName, bName) || compareValues(a.get(aName) as Value, b.get(bName) as Value);
    if (difference !== 0) return difference;
  }
  return aNames.length - bNames.length;
}
