import {
  comparePaths,
  compareValues,
  formatFieldPath,
  getField,
  isBelow,
  type Document,
  type Query,
  type Value,
} from '../model';
import { isInequality, type Condition } from './condition';
import type { Component, IndexEntry, IndexShape } from './field-index';
import type { Conjunction } from './normalize';
import { isAfterEnd, isBeforeStart, type Bound, type SortKey } from './sort-key';
import { windowsOf, type Window } from './window';

type DocumentTest = (document: Document) => boolean;

/** How to find the results of one conjunction, in query order. */
export type Plan =
  | { readonly kind: 'point'; readonly path: string }
  | {
      readonly kind: 'scan';
      readonly shape: IndexShape;
      /** The index is walked from its end to its beginning. */
      readonly reversed: boolean;
      /** Runs of the index in the order to walk them. */
      readonly runs: readonly Run[];
      /** What the runs do not prove. */
      readonly residual: DocumentTest | undefined;
    };

/** A run of an index: negative before it, zero within, positive after it, in index order. */
export type Run = (entry: IndexEntry) => number;

export interface PlanInput {
  readonly query: Query;
  /** All orders, also those after the name, which decide nothing but demand that their field exists. */
  readonly ordering: readonly SortKey[];
  readonly sortKeys: readonly SortKey[];
  readonly start?: Bound;
  readonly end?: Bound;
  inScope(path: string): boolean;
  /** Whether a document lies between the cursors. */
  isWithin(document: Document): boolean;
}

/** The place of a field in the entries of an index; the name stands after all of them. */
type Slot = number;
const NAME_SLOT: Slot = -1;

/**
 * Chooses for a conjunction the index that holds its results in one run (in a few for `!=` and `not-in`): fields that must be
 * equal first, then the array element, then the orders. Only inequalities on later orders are left to be filtered.
 */
export function planConjunction(input: PlanInput, conditions: Conjunction): Plan {
  const name = conditions.find(({ key, operator }) => key === '__name__' && operator === 'EQUAL');
  if (name) return { kind: 'point', path: name.operand as string };

  const equalities = firstOfEachField(conditions.filter(isEquality));
  const element = conditions.find(({ operator }) => operator === 'ARRAY_CONTAINS');
  const prefix = [...equalities.map(equalOperand), ...(element ? [element.operand] : [])];
  const free = input.sortKeys.filter((key) => !equalities.some(({ key: equal }) => equal === keyOf(key)));
  const reversed = free[0]?.sign === -1;
  const shape = shapeOf(equalities, element, free, reversed ? -1 : 1);

  const first = free[0] as SortKey;
  const ranges = conditions.filter(({ key, operator }) => isInequality(operator) && key === keyOf(first));
  const bounds = first.isName ? belowParent(input.query) : undefined;
  const windows = windowsOf(ranges, bounds);
  if (first.sign === -1) windows.reverse();

  const slots = slotsOf(input.sortKeys, shape);
  const start = input.start && indexedPart(input.start, slots.length, true);
  const end = input.end && indexedPart(input.end, slots.length, false);
  const cursors = cursorRun({ ...input, start, end }, slots, reversed ? -1 : 1);
  const rangeSlot = first.isName ? NAME_SLOT : prefix.length;
  const runs = windows.map((window) => runOf(prefix, window, rangeSlot, cursors));

  const proven = new Set<Condition>([...equalities, ...(element ? [element] : []), ...ranges]);
  const residual = [
    ...conditions.filter((condition) => !proven.has(condition)).map(documentTest),
    ...structuralTests(input, bounds !== undefined),
    ...(start !== input.start || end !== input.end ? [input.isWithin] : []),
  ];
  return { kind: 'scan', shape, reversed, runs, residual: allOf(residual) };
}

function isEquality({ operator }: Condition): boolean {
  return operator === 'EQUAL' || operator === 'IS_NULL' || operator === 'IS_NAN';
}

function equalOperand({ operator, operand }: Condition): Value {
  return operator === 'IS_NAN' ? NaN : operand;
}

/** Sorted by field, so that queries that name the same fields in another order share an index. */
function firstOfEachField(conditions: readonly Condition[]): Condition[] {
  const first = new Map<string, Condition>();
  for (const condition of conditions) if (!first.has(condition.key)) first.set(condition.key, condition);
  return [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function keyOf({ field }: SortKey): string {
  return formatFieldPath(field);
}

/** The first free order is always ascending in the index: a descending one is read backwards. */
function shapeOf(equal: readonly Condition[], element: Condition | undefined, free: readonly SortKey[], flip: 1 | -1): IndexShape {
  const components: Component[] = equal.map(({ field }) => ({ field, kind: 'ascending' }));
  if (element) components.push({ field: element.field, kind: 'contains' });
  let nameSign: 1 | -1 = 1;
  for (const { field, isName, sign } of free) {
    const ascending = sign === flip;
    if (isName) nameSign = ascending ? 1 : -1;
    else components.push({ field, kind: ascending ? 'ascending' : 'descending' });
  }
  const key = components.map(({ field, kind }) => `${kind} ${formatFieldPath(field)}`);
  return { key: [...key, nameSign].join(), components, nameSign };
}

function slotsOf(sortKeys: readonly SortKey[], { components }: IndexShape): Slot[] {
  const names = components.map(({ field, kind }) => (kind === 'contains' ? '' : formatFieldPath(field)));
  return sortKeys.map((key) => (key.isName ? NAME_SLOT : names.indexOf(keyOf(key))));
}

/** Names below the query's parent follow each other; undefined where the collection says it all. */
function belowParent({ parent, allDescendants, collectionId }: Query): Window | undefined {
  if (parent === '' || (!allDescendants && collectionId !== '')) return undefined;
  return {
    isBelow: (path) => comparePaths(path as string, parent) <= 0,
    isAbove: (path) => !isBelow(path as string, parent),
  };
}

/** A cursor's values after the name cannot be told from the index; the part before takes in what equals it. */
function indexedPart(bound: Bound, sortKeys: number, inclusive: boolean): Bound {
  return bound.values.length <= sortKeys ? bound : { values: bound.values.slice(0, sortKeys), before: inclusive };
}

function cursorRun({ sortKeys, start, end }: PlanInput, slots: readonly Slot[], direction: 1 | -1): Run | undefined {
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

/** The range's component is ascending in the index, see `shapeOf`. */
function runOf(prefix: readonly Value[], window: Window, rangeSlot: Slot, cursors: Run | undefined): Run {
  return (entry) => {
    for (let i = 0; i < prefix.length; i++) {
      const difference = compareValues(entry.values[i] as Value, prefix[i] as Value);
      if (difference !== 0) return difference;
    }
    const value = rangeSlot === NAME_SLOT ? entry.path : (entry.values[rangeSlot] as Value);
    if (window.isBelow(value)) return -1;
    if (window.isAbove(value)) return 1;
    return cursors ? cursors(entry) : 0;
  };
}

function documentTest({ field, key, test }: Condition): DocumentTest {
  if (key === '__name__') return ({ path }) => test(path);
  return ({ fields }) => {
    const value = getField(fields, field);
    return value !== undefined && test(value);
  };
}

/** Tests of fields that must exist although the index lacks them, and of the place where the set is wider than the query. */
function structuralTests({ query, ordering, sortKeys, inScope }: PlanInput, isBounded: boolean): DocumentTest[] {
  const tests = ordering.slice(sortKeys.length).map(({ field }): DocumentTest => {
    return ({ fields }) => getField(fields, field) !== undefined;
  });
  const { parent, collectionId, allDescendants } = query;
  const isWider = allDescendants ? parent !== '' && !isBounded : collectionId === '';
  return isWider ? [...tests, ({ path }) => inScope(path)] : tests;
}

function allOf(tests: readonly DocumentTest[]): DocumentTest | undefined {
  if (tests.length <= 1) return tests[0];
  return (document) => tests.every((test) => test(document));
}
