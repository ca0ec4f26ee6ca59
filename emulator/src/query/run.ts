import { comparePaths, compareValues, isBelow, type Query, type Value } from '../model';
import type { IndexEntry } from './field-index';
import { isAfterEnd, isBeforeStart, type Bound, type SortKey } from './sort-key';
import type { Window } from './window';

/** A run of an index: negative before it, zero within, positive after it, in index order. */
export type Run = (entry: IndexEntry) => number;

/** The place of a field in the entries of an index; the name stands after all of them. */
export type Slot = number;
export const NAME_SLOT: Slot = -1;

/** The run of entries that begin with the prefix, go on with a value in the window, and lie between the cursors. */
export function runOf(prefix: readonly Value[], window: Window, windowSlot: Slot, cursors?: Run): Run {
  return (entry) => {
    for (let i = 0; i < prefix.length; i++) {
      const difference = compareValues(entry.values[i] as Value, prefix[i] as Value);
      if (difference !== 0) return difference;
    }
    const value = windowSlot === NAME_SLOT ? entry.path : (entry.values[windowSlot] as Value);
    if (window.isBelow(value)) return -1;
    if (window.isAbove(value)) return 1;
    return cursors ? cursors(entry) : 0;
  };
}

/** What lies between cursors, in an index that is walked in this direction; undefined without cursors. */
export function cursorRun(
  { start, end }: { start?: Bound; end?: Bound },
  sortKeys: readonly SortKey[],
  slots: readonly Slot[],
  direction: 1 | -1,
): Run | undefined {
  if (!start && !end) return undefined;
  const distance = (entry: IndexEntry, bound: Bound): number => {
    for (let i = 0; i < bound.values.length; i++) {
      const slot = slots[i] as Slot;
      const limit = bound.values[i] as Value;
      const difference =
        slot === NAME_SLOT
          ? comparePaths(entry.path, limit as string)
          : compareValues(entry.values[slot] as Value, limit);
      if (difference !== 0) return difference * (sortKeys[i] as SortKey).sign;
    }
    return 0;
  };
  return (entry) => {
    if (start && isBeforeStart(start, distance(entry, start))) return -direction;
    return end && isAfterEnd(end, distance(entry, end)) ? direction : 0;
  };
}

/** Names below the query's parent follow each other; undefined where the collection says it all. */
export function namesBelowParent({ parent, allDescendants, collectionId }: Query): Window | undefined {
  if (parent === '' || (!allDescendants && collectionId !== '')) return undefined;
  return {
    isBelow: (path) => comparePaths(path as string, parent) <= 0,
    isAbove: (path) => !isBelow(path as string, parent),
  };
}
