import { GeoPoint, Reference, Timestamp } from '../../model';
import { Constraint } from './constraint';
import { Duration } from './duration';
import type { Failure } from './failure';
import { MapDiff } from './map-diff';
import { RulesPath } from './path';
import { RulesSet } from './set';

/**
 * A value of the rules language in its native form: the store's own values, and what only the language has.
 * A `Reference` behaves as a path; it is turned into one when it is read out of a document.
 */
export type RulesValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Timestamp
  | Duration
  | GeoPoint
  | Reference
  | RulesPath
  | RulesValue[]
  | RulesMap
  | RulesSet
  | MapDiff
  | Constraint;

export type RulesMap = Map<string, RulesValue>;

/** What an expression evaluates to. */
export type Result = RulesValue | Failure;

/** The type names of messages. */
export type TypeName =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | 'bytes'
  | 'list'
  | 'map'
  | 'set'
  | 'map_diff'
  | 'timestamp'
  | 'duration'
  | 'latlng'
  | 'path'
  | 'constraint';

export function typeOf(value: RulesValue): TypeName {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    default:
      return value === null ? 'null' : objectType(value);
  }
}

function objectType(value: Exclude<RulesValue, null | boolean | bigint | number | string>): TypeName {
  if (value instanceof Map) return 'map';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof RulesPath || value instanceof Reference) return 'path';
  if (value instanceof RulesSet) return 'set';
  if (value instanceof MapDiff) return 'map_diff';
  if (value instanceof Duration) return 'duration';
  if (value instanceof GeoPoint) return 'latlng';
  return value instanceof Constraint ? 'constraint' : 'bytes';
}

/** A value as the language sees it: a stored reference is the path of its document. */
export function fromStored(value: RulesValue): Exclude<RulesValue, Reference> {
  return value instanceof Reference ? referencePath(value) : value;
}

/** `projects/P/databases/D/documents/c/d` is the path `/databases/D/documents/c/d`. */
function referencePath({ name }: Reference): RulesPath {
  const segments = name.split('/');
  return new RulesPath(segments[0] === 'projects' ? segments.slice(2) : segments);
}
