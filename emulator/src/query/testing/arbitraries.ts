import fc from 'fast-check';
import {
  isNameField,
  Reference,
  type Cursor,
  type FieldOperator,
  type Filter,
  type Order,
  type Query,
  type UnaryOperator,
  type Value,
} from '../../model';
import { checkQuery } from '..';
import { queriedValue } from '../../testing/arbitraries';

export const ROOT = 'projects/p/databases/(default)/documents';
const FIELDS = [['a'], ['b'], ['m', 'a']];

/** Paths of documents in a few collections of one name. */
export const anyPath = fc.oneof(
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

/** Valid queries that find something among documents of `anyPath` with `anyFields`. */
export const anyQuery: fc.Arbitrary<Query> = fc
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
