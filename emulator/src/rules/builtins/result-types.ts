import type { TypeName } from '../values';

const NAMES: Partial<Record<TypeName, readonly string[]>> = {
  bool: ['hasAll', 'hasAny', 'hasOnly', 'matches', 'math.isNaN', 'exists', 'existsAfter', 'firestore.exists'],
  int: [
    ...['int', 'math.round', 'size', 'year', 'month', 'day', 'hours', 'minutes', 'seconds', 'nanos'],
    ...['dayOfWeek', 'dayOfYear', 'toMillis'],
  ],
  float: ['float', 'math.ceil', 'math.floor', 'math.sqrt', 'math.pow', 'latitude', 'longitude', 'distance'],
  string: ['string', 'lower', 'upper', 'trim', 'replace', 'join', 'toBase64', 'toHexString'],
  bytes: ['toUtf8', 'hashing.md5', 'hashing.sha256', 'hashing.crc32', 'hashing.crc32c'],
  list: ['split', 'concat', 'removeAll', 'keys', 'values'],
  set: [
    ...['toSet', 'union', 'intersection', 'difference'],
    ...['addedKeys', 'removedKeys', 'changedKeys', 'unchangedKeys', 'affectedKeys'],
  ],
  map_diff: ['diff'],
  timestamp: ['timestamp.date', 'timestamp.value', 'date'],
  duration: ['duration.value', 'duration.time', 'duration.abs', 'time'],
  latlng: ['latlng.value'],
  path: ['path', 'bind'],
};

/** What functions (by full name) and methods yield that always yield the same type. */
export const RESULT_TYPES: ReadonlyMap<string, TypeName> = new Map(
  Object.entries(NAMES).flatMap(([type, names]) => names.map((name) => [name, type as TypeName] as const)),
);
