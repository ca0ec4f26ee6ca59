import {
  childPath,
  collectionIdOf,
  collectionPathOf,
  comparePaths,
  compareValues,
  getField,
  isBelow,
  isNameField,
  type Cursor,
  type Document,
  type Filter,
  type Query,
  type Value,
} from '../model';
import { condition, namePath } from './condition';
import { completeOrders, disjunctions } from './normalize';
import { planConjunction, type Plan } from './plan';
import { isAfterEnd, isBeforeStart, type Bound, type SortKey } from './sort-key';
import { validateQuery } from './validate';

/** A validated query, ready to be matched, compared and planned. */
export interface CompiledQuery {
  readonly query: Query;
  /** Complete: the name is the last. */
  readonly sortKeys: readonly SortKey[];
  /** One plan for each term of the filter's disjunctive normal form. */
  readonly plans: readonly Plan[];
  /** Whether a document is a result but for offset and limit. */
  matches(document: Document): boolean;
  /** The order of results. */
  compare(a: Document, b: Document): number;
}

type Predicate = (document: Document) => boolean;

const cache = new WeakMap<Query, CompiledQuery>();

/** Validates and prepares a query; the answer is kept with the (immutable) query. Throws INVALID_ARGUMENT. */
export function compileQuery(query: Query): CompiledQuery {
  let compiled = cache.get(query);
  if (!compiled) cache.set(query, (compiled = compile(query)));
  return compiled;
}

function compile(query: Query): CompiledQuery {
  validateQuery(query);
  const sortKeys = completeOrders(query).map(({ field, direction }): SortKey => {
    return { field, isName: isNameField(field), sign: direction === 'ASCENDING' ? 1 : -1 };
  });
  const start = query.startAt && toBound(query.startAt, sortKeys);
  const end = query.endAt && toBound(query.endAt, sortKeys);
  const inScope = scopeOf(query);
  const tests: Predicate[] = [({ path }) => inScope(path), ...existence(sortKeys)];
  if (query.where) tests.push(predicateOf(query.where));
  const isWithin = (document: Document): boolean => {
    if (start && isBeforeStart(start, compareToBound(sortKeys, document, start))) return false;
    return !end || !isAfterEnd(end, compareToBound(sortKeys, document, end));
  };
  if (start || end) tests.push(isWithin);
  let plans: Plan[] | undefined;
  return {
    query,
    sortKeys,
    get plans() {
      return (plans ??= disjunctions(query.where).map((term) => {
        return planConjunction({ query, sortKeys, start, end, inScope }, term);
      }));
    },
    matches: (document) => tests.every((test) => test(document)),
    compare: (a, b) => compareBy(sortKeys, a, b),
  };
}

function toBound({ values, before }: Cursor, sortKeys: readonly SortKey[]): Bound {
  return { values: values.map((value, i) => (sortKeys[i]?.isName ? namePath(value) : value)), before };
}

function scopeOf({ parent, collectionId, allDescendants }: Query): (path: string) => boolean {
  if (!allDescendants && collectionId !== '') {
    const collection = childPath(parent, collectionId);
    return (path) => collectionPathOf(path) === collection;
  }
  if (!allDescendants) return (path) => isBelow(path, parent) && isChild(path, parent);
  if (collectionId === '') return (path) => isBelow(path, parent);
  return (path) => isBelow(path, parent) && collectionIdOf(collectionPathOf(path)) === collectionId;
}

/** Whether a descendant's collection stands directly below the parent. */
function isChild(path: string, parent: string): boolean {
  const collection = collectionPathOf(path);
  return collection.lastIndexOf('/') === (parent === '' ? -1 : parent.length);
}

function existence(sortKeys: readonly SortKey[]): Predicate[] {
  const fields = sortKeys.filter((key) => !key.isName).map((key) => key.field);
  return fields.map(
    (field) =>
      ({ fields: data }) =>
        getField(data, field) !== undefined,
  );
}

function predicateOf(filter: Filter): Predicate {
  if (filter.kind === 'composite') {
    const parts = filter.filters.map(predicateOf);
    if (filter.op === 'AND') return (document) => parts.every((part) => part(document));
    return (document) => parts.some((part) => part(document));
  }
  const { field, op } = filter;
  const { test } = condition(field, op, filter.kind === 'field' ? filter.value : null);
  if (isNameField(field)) return ({ path }) => test(path);
  return ({ fields }) => {
    const value = getField(fields, field);
    return value !== undefined && test(value);
  };
}

/** How a document lies to a cursor in query order; zero when it equals all of the cursor's values. */
function compareToBound(sortKeys: readonly SortKey[], document: Document, bound: Bound): number {
  for (let i = 0; i < bound.values.length; i++) {
    const { field, isName, sign } = sortKeys[i] as SortKey;
    const limit = bound.values[i] as Value;
    const difference = isName
      ? comparePaths(document.path, limit as string)
      : compareValues(getField(document.fields, field) as Value, limit);
    if (difference !== 0) return difference * sign;
  }
  return 0;
}

function compareBy(sortKeys: readonly SortKey[], a: Document, b: Document): number {
  for (const { field, isName, sign } of sortKeys) {
    const difference = isName
      ? comparePaths(a.path, b.path)
      : compareValues(getField(a.fields, field) as Value, getField(b.fields, field) as Value);
    if (difference !== 0) return difference * sign;
  }
  return 0;
}
