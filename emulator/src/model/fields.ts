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

/**
 * Sets one value in a map that the caller owns; maps further down the path are copied or, in place of another value,
 * made.
 */
export function assignField(target: MapValue, path: FieldPath, value: Value, depth = 0): void {
  const name = path[depth] as string;
  if (depth === path.length - 1) {
    target.set(name, value);
    return;
  }
  const inner = target.get(name);
  const copy: MapValue = new Map(inner instanceof Map ? inner : undefined);
  assignField(copy, path, value, depth + 1);
  target.set(name, copy);
}

/** Removes one value, if it is there, from a map that the caller owns; maps further down the path are copied. */
export function removeField(target: MapValue, path: FieldPath, depth = 0): void {
  const name = path[depth] as string;
  if (depth === path.length - 1) {
    target.delete(name);
    return;
  }
  const inner = target.get(name);
  if (!(inner instanceof Map)) return;
  const copy: MapValue = new Map(inner);
  removeField(copy, path, depth + 1);
  target.set(name, copy);
}

/** Only the fields at the given paths, as projections and read masks answer them. */
export function pickFields(fields: MapValue, paths: readonly FieldPath[]): MapValue {
  const picked: MapValue = new Map();
  for (const path of paths) {
    const value = getField(fields, path);
    if (value !== undefined) assignField(picked, path, value);
  }
  return picked;
}
