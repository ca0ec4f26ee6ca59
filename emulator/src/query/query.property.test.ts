import fc from 'fast-check';
import {
  compareValues,
  getField,
  comparePaths,
  isNameField,
  Reference,
  valuesEqual,
  typeOrder,
  type Cursor,
  type Document,
  type FieldOperator,
  type Filter,
  type MapValue,
  type Order,
  type Query,
  type UnaryOperator,
  type Value,
} from '../model';
import { anyFields, queriedValue } from '../testing/arbitraries';
import { doc } from '../testing/builders';
import { checkQuery, compareDocuments, DocumentSet, executeQuery, matches } from '.';
import { completeOrders } from './normalize';

const ROOT = 'projects/p/databases/(default)/documents';
const FIELDS = [['a'], ['b'], ['m', 'a']];

const anyPath = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 150 }).map((n) => `c/${n}`) },
  { weight: 1, arbitrary: fc.nat({ max: 9 }).map((n) => `c/__id${n}__`) },
  { weight: 4, arbitrary: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 20 })).map(([p, n]) => `p/${p}/c/${n}`) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map((n) => `p/${n}`) },
);
const anyReference = anyPath.map((path) => new Reference(`${ROOT}/${path}`));

const binary: FieldOperator[] = [
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'EQUAL',
  'EQUAL',
  'NOT_EQUAL',
  'ARRAY_CONTAINS',
];
const listed: FieldOperator[] = ['IN', 'NOT_IN', 'ARRAY_CONTAINS_ANY'];
const unaries: UnaryOperator[] = ['IS_NULL', 'IS_NAN', 'IS_NOT_NULL', 'IS_NOT_NAN'];

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(...FIELDS),
      op: fc.constantFrom(...binary),
      value: queriedValue,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constantFrom(...FIELDS),
      op: fc.constantFrom(...listed),
      value: fc.array(queriedValue, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<Value>,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('unary' as const),
      field: fc.constantFrom(...FIELDS),
      op: fc.constantFrom(...unaries),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('field' as const),
      field: fc.constant(['__name__']),
      op: fc.constantFrom<FieldOperator[]>('LESS_THAN', 'GREATER_THAN_OR_EQUAL', 'EQUAL', 'NOT_EQUAL'),
      value: anyReference as fc.Arbitrary<Value>,
    }),
  },
);

const filter = (depth: number): fc.Arbitrary<Filter> =>
  depth === 0
    ? leaf
    : fc.oneof(
        { weight: 2, arbitrary: leaf },
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant('composite' as const),
            op: fc.constantFrom('AND' as const, 'OR' as const),
            filters: fc.array(filter(depth - 1), { minLength: 1, maxLength: 3 }),
          }),
        },
      );

const order: fc.Arbitrary<Order> = fc.record({
  field: fc.constantFrom(...FIELDS, ['__name__']),
  direction: fc.constantFrom('ASCENDING' as const, 'DESCENDING' as const),
});

const scope = fc.constantFrom(
  { parent: '', collectionId: 'c', allDescendants: false },
  { parent: '', collectionId: 'c', allDescendants: false },
  { parent: '', collectionId: 'c', allDescendants: false },
  { parent: 'p/1', collectionId: 'c', allDescendants: false },
  { parent: '', collectionId: 'c', allDescendants: true },
  { parent: 'p/2', collectionId: 'c', allDescendants: true },
);

interface CursorParts {
  size: number;
  values: Value[];
  name: Value;
  before: boolean;
}

const anyCursor: fc.Arbitrary<CursorParts> = fc.record({
  size: fc.integer({ min: 1, max: 2 }),
  values: fc.array(queriedValue, { minLength: 2, maxLength: 2 }),
  name: anyReference,
  before: fc.boolean(),
});

/** `share` of ten have it. */
const sometimes = <T>(share: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: share, arbitrary }, { weight: 10 - share, arbitrary: fc.constant(undefined) });

const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    place: scope,
    where: sometimes(8, fc.oneof(leaf, filter(2))),
    orderBy: fc.uniqueArray(order, { maxLength: 2, selector: ({ field }) => field.join('.') }),
    start: sometimes(3, anyCursor),
    end: sometimes(3, anyCursor),
    limit: sometimes(5, fc.nat({ max: 10 })),
    offset: sometimes(2, fc.nat({ max: 5 })),
  })
  .map(({ place, where, orderBy, start, end, limit, offset = 0 }) => {
    const cursor = ({ before, size, name, values }: CursorParts): Cursor => ({
      before,
      values: orderBy.slice(0, size).map(({ field }, i) => (isNameField(field) ? name : (values[i] as Value))),
    });
    return { ...place, where, orderBy, limit, offset, startAt: start && cursor(start), endAt: end && cursor(end) };
  })
  .filter((query) => {
    try {
      checkQuery(query);
      return true;
    } catch {
      return false;
    }
  });

/** What the reference says, in the most direct words and without any index. */
function naive(documents: Iterable<Document>, query: Query): Document[] {
  const { startAt, endAt, offset, limit } = query;
  const orders = completeOrders(query);
  const compare = (a: Document, b: Document): number => {
    for (const { field, direction } of orders) {
      const difference = isNameField(field)
        ? comparePaths(a.path, b.path)
        : compareValues(getField(a.fields, field) as Value, getField(b.fields, field) as Value);
      if (difference !== 0) return direction === 'ASCENDING' ? difference : -difference;
    }
    return 0;
  };
  const toCursor = (document: Document, values: Value[]): number => {
    for (const [i, limitValue] of values.entries()) {
      const { field, direction } = orders[i] as Order;
      const own = isNameField(field)
        ? new Reference(`${ROOT}/${document.path}`)
        : (getField(document.fields, field) as Value);
      const difference = compareValues(own, limitValue);
      if (difference !== 0) return direction === 'ASCENDING' ? difference : -difference;
    }
    return 0;
  };
  const found = [...documents]
    .filter(({ path }) => isInScope(path, query))
    .filter(({ fields }) => orders.every(({ field }) => isNameField(field) || getField(fields, field) !== undefined))
    .filter((document) => !query.where || passes(document, query.where))
    .filter(
      (document) =>
        !startAt || (startAt.before ? toCursor(document, startAt.values) >= 0 : toCursor(document, startAt.values) > 0),
    )
    .filter(
      (document) =>
        !endAt || (endAt.before ? toCursor(document, endAt.values) < 0 : toCursor(document, endAt.values) <= 0),
    )
    .sort(compare);
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

function isInScope(path: string, { parent, collectionId, allDescendants }: Query): boolean {
  const segments = path.split('/');
  const above = segments.slice(0, -2).join('/');
  if (segments.at(-2) !== collectionId) return false;
  return allDescendants ? parent === '' || above === parent || above.startsWith(`${parent}/`) : above === parent;
}

function passes(document: Document, where: Filter): boolean {
  if (where.kind === 'composite') {
    const results = where.filters.map((part) => passes(document, part));
    return where.op === 'AND' ? results.every(Boolean) : results.some(Boolean);
  }
  const value = isNameField(where.field)
    ? new Reference(`${ROOT}/${document.path}`)
    : getField(document.fields, where.field);
  if (value === undefined) return false;
  const isNaN = Number.isNaN(value);
  if (where.kind === 'unary') {
    return {
      IS_NULL: value === null,
      IS_NAN: isNaN,
      IS_NOT_NULL: value !== null,
      IS_NOT_NAN: value !== null && !isNaN,
    }[where.op];
  }
  const operand = where.value;
  const isEqual = (other: Value): boolean => other !== null && !Number.isNaN(other) && valuesEqual(value, other);
  const isComparable = operand !== null && !Number.isNaN(operand) && typeOrder(value) === typeOrder(operand);
  const isOneOf = (list: Value, member: Value): boolean =>
    Array.isArray(list) && list.some((other) => valuesEqual(member, other));
  const holds = (list: Value, element: Value): boolean =>
    element !== null && !Number.isNaN(element) && isOneOf(list, element);
  switch (where.op) {
    case 'EQUAL':
      return isEqual(operand);
    case 'NOT_EQUAL':
      return value !== null && operand !== null && !valuesEqual(value, operand);
    case 'LESS_THAN':
      return isComparable && compareValues(value, operand) < 0;
    case 'LESS_THAN_OR_EQUAL':
      return isComparable && compareValues(value, operand) <= 0;
    case 'GREATER_THAN':
      return isComparable && compareValues(value, operand) > 0;
    case 'GREATER_THAN_OR_EQUAL':
      return isComparable && compareValues(value, operand) >= 0;
    case 'IN':
      return (operand as Value[]).some(isEqual);
    case 'NOT_IN':
      return value !== null && !(operand as Value[]).includes(null) && !isOneOf(operand, value);
    case 'ARRAY_CONTAINS':
      return holds(value, operand);
    case 'ARRAY_CONTAINS_ANY':
      return (operand as Value[]).some((element) => holds(value, element));
  }
}

interface Step {
  path: string;
  fields: MapValue | undefined;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  path: anyPath,
  fields: fc.option(anyFields, { nil: undefined, freq: 4 }),
});

/** Applies changes to a map of documents and to the set that a query runs over. */
function apply(documents: Map<string, Document>, set: DocumentSet, query: Query, steps: readonly Step[]): void {
  for (const { path, fields } of steps) {
    if (!isInScope(path, { ...query, parent: query.allDescendants ? '' : query.parent })) continue;
    const before = documents.get(path);
    const after = fields && { ...doc(path), fields };
    if (after) documents.set(path, after);
    else documents.delete(path);
    set.update(before, after);
  }
}

describe('executeQuery', () => {
  it('finds what a naive evaluation finds, over any documents and after any changes', () => {
    const steps = fc.array(anyStep, { minLength: 100, maxLength: 200 });
    fc.assert(
      fc.property(
        steps,
        fc.array(anyStep, { maxLength: 60 }),
        fc.array(anyQuery, { minLength: 1, maxLength: 3 }),
        (start, later, queries) => {
          for (const query of queries) {
            const documents = new Map<string, Document>();
            const set = new DocumentSet(documents);
            for (const changes of [start, later]) {
              apply(documents, set, query, changes);
              const expected = naive(documents.values(), query);
              expect(executeQuery(set, query).documents.map(({ path }) => path)).toEqual(
                expected.map(({ path }) => path),
              );
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('agrees with what live listeners are told by matches and compareDocuments', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 80 }), anyQuery, (steps, query) => {
        const documents = new Map<string, Document>();
        const set = new DocumentSet(documents);
        apply(documents, set, query, steps);
        const unlimited = { ...query, offset: 0, limit: undefined };
        const live = [...documents.values()]
          .filter((document) => matches(query, document))
          .sort(compareDocuments(query));
        expect(executeQuery(set, unlimited).documents).toEqual(live);
      }),
      { numRuns: 200 },
    );
  });
});
