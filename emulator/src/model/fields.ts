import type { FieldPath } from './document';
import type { MapValue, Value } from './value';

/** The value at a field path, undefined when it is missing (which is not null). */
export function getField(fields: MapValue, path: FieldPath): Value | undefined {
  let value: Value | undefined = fields.get(path[0] as string);
  for (let i = 1; i < path.length; i++) {
    if (!(value instanceof Map)) return undefined;
    value = value.get(path[i] as string);
  }
  return value;
}

/** A copy of the fields with one value set; maps along the path are copied or, in place of another value, made. */
export function withField(fields: MapValue, path: FieldPath, value: Value, depth = 0): MapValue {
  const name = path[depth] as string;
  const copy = new Map(fields);
  if (depth === path.length - 1) return copy.set(name, value);
  const inner = fields.get(name);
  return copy.set(name, withField(inner instanceof Map ? inner : new Map(), path, value, depth + 1));
}

/** A copy of the fields without the one at `path`; the same object when it was not there. */
export function withoutField(fields: MapValue, path: FieldPath, depth = 0): MapValue {
  const name = path[depth] as string;
  const inner = fields.get(name);
  if (inner === undefined) return fields;
  if (depth === path.length - 1) {
    const copy = new Map(fields);
    copy.delete(name);
    return copy;
  }
  if (!(inner instanceof Map)) return fields;
  const shrunk = withoutField(inner, path, depth + 1);
  return shrunk === inner ? fields : new Map(fields).set(name, shrunk);
}

/** Only the fields at the given paths, as projections and read masks answer them. */
export function pickFields(fields: MapValue, paths: readonly FieldPath[]): MapValue {
  let picked: MapValue = new Map();
  for (const path of paths) {
    const value = getField(fields, path);
    if (value !== undefined) picked = withField(picked, path, value);
  }
  return picked;
}
