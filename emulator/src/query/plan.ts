import { formatFieldPath, getField, type Document, type FieldPath, type Query, type Value } from '../model';
import { isInequality, type Condition } from './condition';
import { NAME_SHAPE, type Component, type IndexShape } from './field-index';
import type { Conjunction } from './normalize';
import { cursorRun, NAME_SLOT, namesBelowParent, runOf, type Run, type Slot } from './run';
import type { Bound, SortKey } from './sort-key';
import { windowsOf, type Window } from './window';

type DocumentTest = (document: Document) => boolean;

/** Some runs of an index, in the order to walk them. */
export interface Access {
  readonly shape: IndexShape;
  readonly runs: readonly Run[];
}

/** A walk that meets results in query order. */
export interface ScanPlan extends Access {
  readonly kind: 'scan';
  /** The index is walked from its end to its beginning. */
  readonly reversed: boolean;
  /** What the runs do not prove. */
  readonly residual: DocumentTest | undefined;
  /** Runs of other indexes that hold all results as well, in another order: worth it when they are much shorter. */
  readonly alternatives: readonly Access[];
}

/** How to find the results of one conjunction. */
export type Plan = { readonly kind: 'point'; readonly path: string } | ScanPlan;

export interface PlanInput {
  readonly query: Query;
  readonly sortKeys: readonly SortKey[];
  readonly start?: Bound;
  readonly end?: Bound;
  inScope(path: string): boolean;
}

/** What every index for a conjunction begins with: the fields that must be equal, then the array element. */
interface Prefix {
  readonly conditions: readonly Condition[];
  readonly components: readonly Component[];
  readonly values: readonly Value[];
}

/**
 * Chooses for a conjunction the index that holds its results in one run (in a few for `!=` and `not-in`): its prefix,
 * then the orders. Only inequalities on later orders are left to be filtered.
 */
export function planConjunction(input: PlanInput, conditions: Conjunction): Plan {
  const name = conditions.find(({ key, operator }) => key === '__name__' && operator === 'EQUAL');
  if (name) return { kind: 'point', path: name.operand as string };

  const prefix = prefixOf(conditions);
  const fixed = new Set(prefix.conditions.filter(isEquality).map(({ key }) => key));
  const free = input.sortKeys.filter(({ field }) => !fixed.has(formatFieldPath(field)));
  const first = free[0] as SortKey;
  const inequalities = conditions.filter(({ operator }) => isInequality(operator));
  const ranges = inequalities.filter(({ key }) => key === formatFieldPath(first.field));
  const bounds = first.isName ? namesBelowParent(input.query) : undefined;
  const shape = shapeOf(prefix, free);

  const cursors = cursorRun(input, input.sortKeys, slotsOf(input.sortKeys, shape), first.sign);
  const windows = windowsOf(ranges, bounds);
  const inOrder = first.sign === 1 ? windows : windows.reverse();

  const proven = new Set([...prefix.conditions, ...ranges]);
  const residual = [
    ...conditions.filter((condition) => !proven.has(condition)).map(documentTest),
    ...placeTest(input, bounds !== undefined),
  ];
  return {
    kind: 'scan',
    shape,
    runs: runsOf(prefix, inOrder, first.isName, cursors),
    reversed: first.sign === -1,
    residual: allOf(residual),
    alternatives: alternativesTo(first, input.query, prefix, inequalities),
  };
}

function prefixOf(conditions: Conjunction): Prefix {
  const equalities = firstOfEachField(conditions.filter(isEquality));
  const element = conditions.find(({ operator }) => operator === 'ARRAY_CONTAINS');
  const used = element ? [...equalities, element] : equalities;
  return {
    conditions: used,
    components: used.map(({ field, operator }) => ({
      field,
      kind: operator === 'ARRAY_CONTAINS' ? 'contains' : 'ascending',
    })),
    values: used.map(({ operator, operand }) => (operator === 'IS_NAN' ? NaN : operand)),
  };
}

function isEquality({ operator }: Condition): boolean {
  return operator === 'EQUAL' || operator === 'IS_NULL' || operator === 'IS_NAN';
}

/** Sorted by field, so that queries that name the same fields in another order share an index. */
function firstOfEachField(conditions: readonly Condition[]): Condition[] {
  const first = new Map<string, Condition>();
  for (const condition of conditions) if (!first.has(condition.key)) first.set(condition.key, condition);
  return [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The first free order is always ascending in the index: a descending one is read backwards. */
function shapeOf(prefix: Prefix, free: readonly SortKey[]): IndexShape {
  const flip = free[0]?.sign;
  const components = [...prefix.components];
  let nameSign: 1 | -1 = 1;
  for (const { field, isName, sign } of free) {
    const ascending = sign === flip;
    if (isName) nameSign = ascending ? 1 : -1;
    else components.push({ field, kind: ascending ? 'ascending' : 'descending' });
  }
  return toShape(components, nameSign);
}

function toShape(components: readonly Component[], nameSign: 1 | -1): IndexShape {
  if (components.length === 0) return NAME_SHAPE;
  const key = components.map(({ field, kind }) => `${kind} ${formatFieldPath(field)}`);
  return { key: [...key, nameSign].join(), components, nameSign };
}

function slotsOf(sortKeys: readonly SortKey[], { components }: IndexShape): Slot[] {
  const fields = components.map(({ field, kind }) => (kind === 'contains' ? '' : formatFieldPath(field)));
  return sortKeys.map(({ field, isName }) => (isName ? NAME_SLOT : fields.indexOf(formatFieldPath(field))));
}

function runsOf(prefix: Prefix, windows: readonly Window[], isName: boolean, cursors?: Run): Run[] {
  const slot = isName ? NAME_SLOT : prefix.values.length;
  return windows.map((window) => runOf(prefix.values, window, slot, cursors));
}

/** For each other field with inequalities the index that is sorted by it, and the names where they are bounded. */
function alternativesTo(first: SortKey, query: Query, prefix: Prefix, inequalities: readonly Condition[]): Access[] {
  const fields = new Map<string, FieldPath>(inequalities.map(({ key, field }) => [key, field]));
  const bounds = namesBelowParent(query);
  if (bounds) fields.set('__name__', ['__name__']);
  fields.delete(formatFieldPath(first.field));
  return [...fields].map(([key, field]): Access => {
    const isName = key === '__name__';
    const ranges = inequalities.filter((condition) => condition.key === key);
    return {
      shape: toShape(isName ? prefix.components : [...prefix.components, { field, kind: 'ascending' }], 1),
      runs: runsOf(prefix, windowsOf(ranges, isName ? bounds : undefined), isName),
    };
  });
}

function documentTest({ field, key, test }: Condition): DocumentTest {
  if (key === '__name__') return ({ path }) => test(path);
  return ({ fields }) => {
    const value = getField(fields, field);
    return value !== undefined && test(value);
  };
}

/** A test of the place where the set is wider than the query. */
function placeTest({ query, inScope }: PlanInput, isBounded: boolean): DocumentTest[] {
  const { parent, collectionId, allDescendants } = query;
  const isWider = allDescendants ? parent !== '' && !isBounded : collectionId === '';
  return isWider ? [({ path }) => inScope(path)] : [];
}

function allOf(tests: readonly DocumentTest[]): DocumentTest | undefined {
  if (tests.length <= 1) return tests[0];
  return (document) => tests.every((test) => test(document));
}
