import { compareUtf8 } from '../../model';
import {
  Constraint,
  createSet,
  decideContains,
  equals,
  fromStored,
  functionNotFound,
  MapDiff,
  PartialMap,
  unprovable,
  type Result,
  type RulesMap,
  type RulesSet,
  type RulesValue,
} from '../values';
import { overload, type Overload } from './overload';

export const mapMethods: Readonly<Record<string, Overload[]>> = {
  size: [overload(['map'], (map) => (map instanceof PartialMap ? unprovable('map.size()') : BigInt(map.size)))],
  keys: [overload(['map'], keys)],
  values: [
    overload(['map'], (map) =>
      map instanceof PartialMap ? unprovable('map.values()') : [...map.values()].map(fromStored),
    ),
  ],
  get: [
    overload(['map', 'string', 'any'], (map, key, otherwise) => valueAt(map, [key], otherwise)),
    overload(['map', 'list', 'any'], valueAt),
  ],
  diff: [overload(['map', 'map'], diff)],
};

export const mapDiffMethods: Readonly<Record<string, Overload[]>> = {
  addedKeys: [overload(['map_diff'], (difference) => createSet(addedKeys(difference)))],
  removedKeys: [overload(['map_diff'], (difference) => createSet(removedKeys(difference)))],
  changedKeys: [overload(['map_diff'], (difference) => createSet(commonKeys(difference, false)))],
  unchangedKeys: [overload(['map_diff'], (difference) => createSet(commonKeys(difference, true)))],
  affectedKeys: [overload(['map_diff'], affectedKeys)],
};

/** A list of which a query says that it contains some elements. */
export const constraintMethods: Readonly<Record<string, Overload[]>> = {
  hasAny: [
    overload(['constraint', 'list'], (constraint, wanted) =>
      wanted.some((value) => decideContains(constraint, value)) ? true : unprovable('constraint.hasAny(list)'),
    ),
  ],
  hasAll: [overload(['constraint', 'list'], hasAll)],
};

/** As on the vendor's emulator, only the keys of a document have this method, and not a field. */
function hasAll(constraint: Constraint, wanted: RulesValue[]): Result {
  if (!constraint.ofKeys) return functionNotFound('hasAll');
  return wanted.every((value) => decideContains(constraint, value)) ? true : unprovable('constraint.hasAll(list)');
}

/** Sorted by code point. Of a document that a query can return, the keys that it has for certain. */
function keys(map: RulesMap): Result {
  const names = [...map.keys()];
  if (!(map instanceof PartialMap)) return names.sort(compareUtf8);
  const conditions = names.map((value) => ({ comparator: 'LIST_CONTAINS', value }) as const);
  return new Constraint(conditions, true);
}

/** Walks down nested maps; anything that goes wrong on the way yields the default. */
function valueAt(map: RulesMap, path: RulesValue[], otherwise: RulesValue): Result {
  let value: RulesValue = map;
  for (const key of path) {
    const next: RulesValue | undefined = value instanceof Map && typeof key === 'string' ? value.get(key) : undefined;
    if (next === undefined) return value instanceof PartialMap ? unprovable('map.get(string, any)') : otherwise;
    value = next;
  }
  return fromStored(value);
}

function diff(after: RulesMap, before: RulesMap): Result {
  if (after instanceof PartialMap || before instanceof PartialMap) return unprovable('map.diff(map)');
  return new MapDiff(after, before);
}

function addedKeys({ after, before }: MapDiff): string[] {
  return [...after.keys()].filter((key) => !before.has(key));
}

function removedKeys({ after, before }: MapDiff): string[] {
  return [...before.keys()].filter((key) => !after.has(key));
}

function commonKeys({ after, before }: MapDiff, same: boolean): string[] {
  const found: string[] = [];
  for (const [key, value] of after) {
    const other = before.get(key);
    if (other !== undefined && equals(value, other) === same) found.push(key);
  }
  return found;
}

function affectedKeys(difference: MapDiff): RulesSet {
  return createSet([...addedKeys(difference), ...removedKeys(difference), ...commonKeys(difference, false)]);
}
