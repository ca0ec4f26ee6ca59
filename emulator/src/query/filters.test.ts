import { comparePaths, type Document, type Filter, type Value } from '../model';
import { and, asc, doc, or, query, unary, value, where, type Plain } from '../testing/builders';
import { DocumentSet, executeQuery, matches } from '.';

const ARRAY: Plain = [1n, 'x', null, NaN];
const VALUES: Record<string, Plain | undefined> = {
  missing: undefined,
  null: null,
  true: true,
  nan: NaN,
  one: 1n,
  oneDouble: 1,
  two: 2n,
  big: 9007199254740993n,
  text: 'x',
  array: ARRAY,
  map: { a: 1n },
};

const DOCUMENTS = Object.entries(VALUES).map(([name, plain]) =>
  doc(`c/${name}`, plain === undefined ? {} : { f: plain }),
);
const OTHERS = Array.from({ length: 60 }, (_, i) => doc(`c/other${i}`));
const BY_PATH = new Map([...DOCUMENTS, ...OTHERS].map((document) => [document.path, document]));
const INDEXED = DocumentSet.of(BY_PATH, BY_PATH.values());

/**
 * The names of the values above that a filter on `f` lets through, in their order: by matching and by searching
 * indexes.
 */
function passing(filter: Filter): string {
  const filtered = query('c', { where: filter });
  const matching = DOCUMENTS.filter((document) => matches(filtered, document));
  const found = new Set(executeQuery(INDEXED, filtered).documents);
  expect([...found].toSorted(byPath)).toEqual(matching.toSorted(byPath));
  return matching.map(({ path }) => path.slice('c/'.length)).join(' ');
}

const byPath = (a: Document, b: Document): number => comparePaths(a.path, b.path);

describe('field filters', () => {
  it.each<[Filter, string]>([
    [where('f', 'EQUAL', 1n), 'one oneDouble'],
    [where('f', 'EQUAL', 1), 'one oneDouble'],
    [where('f', 'EQUAL', 9007199254740992), ''],
    [where('f', 'EQUAL', null), ''],
    [where('f', 'EQUAL', NaN), ''],
    [where('f', 'EQUAL', [1, 'x', null, NaN]), 'array'],
    [where('f', 'EQUAL', { a: 1 }), 'map'],
    [where('f', 'NOT_EQUAL', 1n), 'true nan two big text array map'],
    [where('f', 'NOT_EQUAL', null), ''],
    [where('f', 'LESS_THAN', 2n), 'one oneDouble'],
    [where('f', 'LESS_THAN_OR_EQUAL', 2), 'one oneDouble two'],
    [where('f', 'GREATER_THAN', 1), 'two big'],
    [where('f', 'GREATER_THAN', 9007199254740992), 'big'],
    [where('f', 'GREATER_THAN_OR_EQUAL', 1), 'one oneDouble two big'],
    [where('f', 'GREATER_THAN', NaN), ''],
    [where('f', 'GREATER_THAN_OR_EQUAL', null), ''],
    [where('f', 'LESS_THAN_OR_EQUAL', 'z'), 'text'],
    [where('f', 'GREATER_THAN', [0n]), 'array'],
    [where('f', 'IN', [1n, 'x']), 'one oneDouble text'],
    [where('f', 'IN', [null, NaN, true]), 'true'],
    [where('f', 'NOT_IN', [1n, 'x']), 'true nan two big array map'],
    [where('f', 'NOT_IN', [NaN]), 'true one oneDouble two big text array map'],
    [where('f', 'NOT_IN', [null, 1n]), ''],
    [where('f', 'ARRAY_CONTAINS', 1), 'array'],
    [where('f', 'ARRAY_CONTAINS', null), ''],
    [where('f', 'ARRAY_CONTAINS', NaN), ''],
    [where('f', 'ARRAY_CONTAINS', 'y'), ''],
    [where('f', 'ARRAY_CONTAINS_ANY', ['y', 'x']), 'array'],
    [where('f', 'ARRAY_CONTAINS_ANY', ['y']), ''],
    [where('f', 'ARRAY_CONTAINS_ANY', [null, NaN]), ''],
    [where('f', 'ARRAY_CONTAINS_ANY', [null, 'x']), 'array'],
    [unary('f', 'IS_NULL'), 'null'],
    [unary('f', 'IS_NAN'), 'nan'],
    [unary('f', 'IS_NOT_NULL'), 'true nan one oneDouble two big text array map'],
    [unary('f', 'IS_NOT_NAN'), 'true one oneDouble two big text array map'],
    [and(where('f', 'GREATER_THAN', 0n), where('f', 'LESS_THAN', 2n)), 'one oneDouble'],
    [and(where('f', 'GREATER_THAN', 5n), where('f', 'LESS_THAN', 2n)), ''],
    [or(where('f', 'EQUAL', 'x'), unary('f', 'IS_NULL')), 'null text'],
    [and(or(where('f', 'EQUAL', 'x'), where('f', 'EQUAL', 2n)), where('f', 'GREATER_THAN', 1n)), 'two'],
  ])('case %#: %j lets %s through', (filter, expected) => {
    expect(passing(filter)).toBe(expected);
  });

  it('do not take a vector for an array', () => {
    const vector = { __type__: '__vector__', value: [1] };
    expect(matches(query('c', { where: where('f', 'ARRAY_CONTAINS', 1) }), doc('c/d', { f: vector }))).toBe(false);
    expect(matches(query('c', { where: where('f', 'EQUAL', vector) }), doc('c/d', { f: vector }))).toBe(true);
  });

  it('reach nested fields', () => {
    const nested = query('c', { where: where('a.b', 'EQUAL', 1n) });
    expect(matches(nested, doc('c/d', { a: { b: 1n } }))).toBe(true);
    expect(matches(nested, doc('c/d', { 'a.b': 1n }))).toBe(false);
  });

  it('of an order demand that its field exists, also when nothing filters by it', () => {
    const ordered = query('c', { orderBy: [asc('a'), asc('b')] });
    expect(matches(ordered, doc('c/d', { a: null, b: 1n }))).toBe(true);
    expect(matches(ordered, doc('c/d', { a: 1n }))).toBe(false);
    expect(matches(ordered, doc('c/d', { b: 1n }))).toBe(false);
  });
});

describe('scope', () => {
  it.each([
    [query('c'), 'c/1'],
    [query('c', { parent: 'c/1' }), 'c/1/c/2'],
    [query('c', { allDescendants: true }), 'c/1 c/1/c/2 d/1/c/1'],
    [query('c', { allDescendants: true, parent: 'c/1' }), 'c/1/c/2'],
    [query('', { allDescendants: true }), 'c/1 c/1/c/2 d/1/c/1 d/1'],
    [query('', { allDescendants: true, parent: 'd/1' }), 'd/1/c/1'],
    [query(''), 'c/1 d/1'],
    [query('', { parent: 'd/1' }), 'd/1/c/1'],
  ])('case %#', (scoped, expected) => {
    const paths = ['c/1', 'c/1/c/2', 'd/1/c/1', 'd/1'];
    expect(paths.filter((path) => matches(scoped, doc(path))).join(' ')).toBe(expected);
  });
});

describe('builders', () => {
  it('make maps of plain objects, so that the cases above mean what they say', () => {
    expect(value({ a: [1n] })).toEqual(new Map<string, Value>([['a', [1n]]]));
  });
});
