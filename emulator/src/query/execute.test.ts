import { Reference, type Cursor, type Document, type Query, type Value } from '../model';
import { and, asc, desc, doc, or, query, unary, where, type Plain } from '../testing/builders';
import { compareDocuments, DocumentSet, executeQuery, projectDocument } from '.';

function setOf(documents: Document[]): DocumentSet {
  return DocumentSet.of(new Map(documents.map((document) => [document.path, document])), documents);
}

/** The ids of a query's results, first over a set that is scanned, then over one that is large enough for indexes. */
function ids(documents: Record<string, Record<string, Plain>>, run: Query): string {
  const few = Object.entries(documents).map(([id, plain]) => doc(`c/${id}`, plain));
  const others = Array.from({ length: 60 }, (_, i) => doc(`c/zz${i}`, { unrelated: 1n }));
  const scanned = idsOf(executeQuery(setOf(few), run).documents);
  const indexed = idsOf(executeQuery(setOf([...few, ...others]), run).documents);
  expect(indexed.replace(/( ?zz\d+)+$/, '')).toBe(scanned);
  return scanned;
}

const idsOf = (documents: Document[]): string =>
  documents.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).join(' ');
const reference = (id: string): Reference => new Reference(`projects/p/databases/(default)/documents/c/${id}`);

describe('order', () => {
  const people = {
    a: { age: 30n, name: 'Zoe' },
    b: { age: 20, name: 'Yan' },
    c: { age: 30, name: 'Xi' },
    d: { name: 'Will' },
    e: { age: null, name: 'Vera' },
  };

  it.each([
    [query('c'), 'a b c d e'],
    [query('c', { orderBy: [desc('__name__')], limit: 2, where: where('name', 'IN', ['Zoe', 'Xi', 'Will']) }), 'd c'],
    [query('c', { orderBy: [asc('age')] }), 'e b a c'],
    [query('c', { orderBy: [desc('age')] }), 'c a b e'],
    [query('c', { orderBy: [desc('age'), asc('__name__')] }), 'a c b e'],
    [query('c', { orderBy: [asc('age'), desc('name')] }), 'e b a c'],
    [query('c', { orderBy: [asc('age'), asc('name')] }), 'e b c a'],
    [query('c', { where: where('age', 'GREATER_THAN', 0n) }), 'b a c'],
    [query('c', { where: where('name', 'NOT_EQUAL', 'Yan'), orderBy: [desc('age')] }), 'a c e'],
    [query('c', { where: and(where('name', 'GREATER_THAN', 'W'), where('age', 'GREATER_THAN', 25n)) }), 'c a'],
    [query('c', { where: where('age', 'EQUAL', 30n), orderBy: [asc('name')] }), 'c a'],
    [query('c', { where: unary('age', 'IS_NULL') }), 'e'],
  ])('case %#', (run, expected) => {
    expect(ids(people, run)).toBe(expected);
  });

  it('by age sorts implicit inequality fields in the direction of the last order', () => {
    const documents = { a: { x: 1n, y: 1n }, b: { x: 1n, y: 2n }, c: { x: 1n, y: 3n } };
    const run = query('c', { where: where('y', 'GREATER_THAN', 1n), orderBy: [desc('x')] });
    expect(ids(documents, run)).toBe('c b');
  });
});

describe('cursors', () => {
  const documents = { a: { n: 1n }, b: { n: 2n }, c: { n: 2n }, d: { n: 3n }, e: {} };
  const at = (...values: Value[]): Cursor => ({ values, before: true });
  const after = (...values: Value[]): Cursor => ({ values, before: false });

  it.each<[Partial<Query>, string]>([
    [{ orderBy: [asc('n')], startAt: at(2n) }, 'b c d'],
    [{ orderBy: [asc('n')], startAt: after(2n) }, 'd'],
    [{ orderBy: [asc('n')], endAt: at(2n) }, 'a'],
    [{ orderBy: [asc('n')], endAt: after(2n) }, 'a b c'],
    [{ orderBy: [desc('n')], startAt: at(2) }, 'c b a'],
    [{ orderBy: [desc('n')], startAt: after(2n), endAt: after(1n) }, 'a'],
    [{ orderBy: [asc('n'), asc('__name__')], startAt: after(2n, reference('b')) }, 'c d'],
    [{ orderBy: [asc('n'), asc('__name__')], startAt: at(2n, reference('b')), endAt: at(2n, reference('c')) }, 'b'],
    [{ orderBy: [desc('n'), desc('__name__')], startAt: after(2n, reference('c')) }, 'b a'],
    [{ orderBy: [asc('n')], startAt: at(2.5) }, 'd'],
    [{ orderBy: [asc('n')], startAt: at('text') }, ''],
    [{ orderBy: [asc('n')], startAt: at(3n), endAt: after(1n) }, ''],
    [{ orderBy: [asc('__name__')], startAt: at(reference('c')) }, 'c d e'],
    [{ orderBy: [asc('n')], where: where('n', 'EQUAL', 2n), startAt: at(1n) }, 'b c'],
    [{ orderBy: [asc('n')], where: where('n', 'EQUAL', 2n), startAt: after(2n) }, ''],
    [{ orderBy: [asc('n')], where: where('n', 'IN', [1n, 2n, 3n]), startAt: after(1n), endAt: at(3n) }, 'b c'],
    [{ orderBy: [asc('n')], offset: 1, limit: 2 }, 'b c'],
    [{ orderBy: [asc('n')], limit: 0 }, ''],
    [{ orderBy: [asc('n')], offset: 10 }, ''],
  ])('case %#', (parts, expected) => {
    expect(ids(documents, query('c', parts))).toBe(expected);
  });
});

describe('names', () => {
  const documents = { a: { n: 1n }, b: { n: 2n }, c: { n: 3n } };

  it.each<[Query['where'], string]>([
    [where('__name__', 'EQUAL', reference('b')), 'b'],
    [where('__name__', 'EQUAL', reference('x')), ''],
    [where('__name__', 'IN', [reference('c'), reference('a'), reference('c')]), 'a c'],
    [where('__name__', 'GREATER_THAN', reference('a')), 'b c'],
    [
      and(where('__name__', 'GREATER_THAN_OR_EQUAL', reference('b')), where('__name__', 'LESS_THAN', reference('c'))),
      'b',
    ],
    [and(where('__name__', 'NOT_EQUAL', reference('b')), where('__name__', 'LESS_THAN', reference('d'))), 'a c'],
    [and(where('n', 'EQUAL', 2n), where('__name__', 'EQUAL', reference('a'))), ''],
    [and(where('n', 'EQUAL', 2n), where('__name__', 'GREATER_THAN', reference('a'))), 'b'],
  ])('filter case %#', (filter, expected) => {
    expect(ids(documents, query('c', { where: filter }))).toBe(expected);
  });
});

describe('disjunctions', () => {
  it('answer a document once, in the order of the query', () => {
    const documents = {
      a: { n: 1n, t: ['x', 'y'] },
      b: { n: 2n, t: ['y'] },
      c: { n: 3n, t: ['x'] },
      d: { n: 4n, t: [] },
    };
    expect(
      ids(documents, query('c', { where: where('t', 'ARRAY_CONTAINS_ANY', ['x', 'y']), orderBy: [desc('n')] })),
    ).toBe('c b a');
    const either = or(where('t', 'ARRAY_CONTAINS', 'x'), where('n', 'LESS_THAN', 3n));
    expect(ids(documents, query('c', { where: either }))).toBe('a b c');
  });
});

describe('a conjunction', () => {
  it('takes an array as a whole and by its elements', () => {
    const documents = { a: { t: ['x'] }, b: { t: ['x', 'y'] }, c: { t: 'x' } };
    const both = and(where('t', 'EQUAL', ['x']), where('t', 'ARRAY_CONTAINS', 'x'));
    expect(ids(documents, query('c', { where: both }))).toBe('a');
    const neither = and(where('t', 'EQUAL', 'x'), where('t', 'ARRAY_CONTAINS', 'x'));
    expect(ids(documents, query('c', { where: neither }))).toBe('');
  });
});

describe('a result', () => {
  it('tells how many documents the offset skipped', () => {
    const set = setOf([doc('c/a'), doc('c/b')]);
    expect(executeQuery(set, query('c', { offset: 1 }))).toMatchObject({ skipped: 1 });
    expect(executeQuery(set, query('c', { offset: 5 }))).toMatchObject({ skipped: 2, documents: [] });
  });

  it('is reduced to the selected fields', () => {
    const document = doc('c/a', { x: 1n, y: { z: 2n, w: 3n } });
    expect(projectDocument(document, [['y', 'z']])).toEqual(doc('c/a', { y: { z: 2n } }));
    expect(projectDocument(document, [['__name__']])).toEqual(doc('c/a'));
    expect(projectDocument(document, undefined)).toBe(document);
  });
});

describe('compareDocuments', () => {
  it('agrees with the order of the results', () => {
    const compare = compareDocuments(query('c', { orderBy: [desc('n')] }));
    expect(compare(doc('c/a', { n: 2n }), doc('c/b', { n: 1n }))).toBeLessThan(0);
    expect(compare(doc('c/a', { n: 1n }), doc('c/b', { n: 1 }))).toBeGreaterThan(0);
  });
});
