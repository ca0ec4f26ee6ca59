import { GeoPoint, Timestamp } from '../../model';
import { Duration } from './duration';
import { MapDiff } from './map-diff';
import { RulesPath } from './path';
import { RulesSet } from './set';
import { fromStored, type RulesMap, type RulesValue } from './value';

/** `a == b`: numbers by value, values of other types never equal; NaN equals nothing. */
export function equals(a: RulesValue, b: RulesValue): boolean {
  if (a === b) return true;
  if (typeof a === 'bigint' && typeof b === 'number') return sameNumber(b, a);
  if (typeof a === 'number' && typeof b === 'bigint') return sameNumber(a, b);
  return equalObjects(a, b);
}

/** Equality of elements in lists and maps, where an int never equals a float. */
export function equalElements(a: RulesValue, b: RulesValue): boolean {
  return a === b || equalObjects(a, b);
}

function sameNumber(float: number, int: bigint): boolean {
  return Number.isInteger(float) && BigInt(float) === int;
}

function equalObjects(first: RulesValue, second: RulesValue): boolean {
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null) return false;
  const a = fromStored(first);
  const b = fromStored(second);
  if (a instanceof Map) return b instanceof Map && equalMaps(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  if (a instanceof Timestamp) return b instanceof Timestamp && a.compare(b) === 0;
  if (a instanceof RulesPath) return b instanceof RulesPath && a.equals(b);
  if (a instanceof RulesSet) return b instanceof RulesSet && equalSets(a, b);
  if (a instanceof Duration) return b instanceof Duration && a.totalNanos === b.totalNanos;
  if (a instanceof GeoPoint) return b instanceof GeoPoint && a.latitude === b.latitude && a.longitude === b.longitude;
  if (a instanceof MapDiff) return b instanceof MapDiff && equalMaps(a.after, b.after) && equalMaps(a.before, b.before);
  return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0;
}

function equalLists(a: RulesValue[], b: RulesValue[]): boolean {
  return a.length === b.length && a.every((element, index) => equalElements(element, b[index] ?? null));
}

function equalSets(a: RulesSet, b: RulesSet): boolean {
  if (a.size !== b.size) return false;
  for (const key of a.elements.keys()) if (!b.elements.has(key)) return false;
  return true;
}

function equalMaps(a: RulesMap, b: RulesMap): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !equalElements(value, other)) return false;
  }
  return true;
}
