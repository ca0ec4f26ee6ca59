import { GeoPoint, Timestamp } from '../../model';
import { Duration } from './duration';
import { MapDiff } from './map-diff';
import { RulesPath } from './path';
import { RulesSet } from './set';
import { fromStored, typeOf, type RulesValue } from './value';

/** A value as text for people, different for values that differ as elements of a list. */
export function describe(stored: RulesValue): string {
  const value = fromStored(stored);
  const type = typeOf(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint' || typeof value === 'number') return `${type} ${value}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(describe).join()}]`;
  if (value instanceof Map) return `{${describeEntries(value)}}`;
  if (value instanceof Timestamp) return `${type} ${value.seconds} ${value.nanos}`;
  if (value instanceof Duration) return `${type} ${value.totalNanos}`;
  if (value instanceof GeoPoint) return `${type} ${value.latitude} ${value.longitude}`;
  if (value instanceof RulesPath) return `${type} ${JSON.stringify(value.segments)}`;
  if (value instanceof Uint8Array) return `${type} ${Buffer.from(value).toString('base64')}`;
  if (value instanceof RulesSet) return `${type} ${[...value.elements.values()].map(describe).sort().join()}`;
  if (value instanceof MapDiff) return `${type} ${describe(value.after)} ${describe(value.before)}`;
  return `${type} ${value.conditions.map((condition) => condition.comparator + describe(condition.value)).join()}`;
}

function describeEntries(map: ReadonlyMap<string, RulesValue>): string {
  const keys = [...map.keys()].sort();
  return keys.map((key) => `${JSON.stringify(key)}:${describe(map.get(key) ?? null)}`).join();
}
