import type { Document, Query } from '../model';
import { and, asc, desc, doc, or, query, where } from '../testing/builders';
import { DocumentSet, effort, executeQuery } from '.';

const GROUPS = 100;

/** Documents in `size / 100` groups of a hundred, numbered and tagged. */
function filled(size: number): { set: DocumentSet; documents: Map<string, Document> } {
  const documents = new Map<string, Document>();
  for (let i = 0; i < size; i++) {
    const path = `c/${(i * 7919) % size}`;
    documents.set(path, doc(path, { group: BigInt(Math.floor(i / GROUPS)), n: i, tags: [`t${i}`, 'all'] }));
  }
  return { documents, set: DocumentSet.of(documents, documents.values()) };
}

function effortOf(act: () => void): { comparisons: number; entriesRead: number } {
  const { comparisons, entriesRead } = effort;
  act();
  return { comparisons: effort.comparisons - comparisons, entriesRead: effort.entriesRead - entriesRead };
}

const SMALL = filled(1_000);
const LARGE = filled(32_000);
/** Bisection may take this many steps more in a hundred times as many documents: log2(100), twice for rounding. */
const EXTRA_COMPARISONS = 14;

describe('a query', () => {
  it.each<[string, Query, number]>([
    ['by equality', query('c', { where: where('group', 'EQUAL', 3n) }), 100],
    [
      'by equality with order and limit',
      query('c', { where: where('group', 'EQUAL', 3n), orderBy: [desc('n')], limit: 5 }),
      5,
    ],
    ['by two equalities', query('c', { where: and(where('group', 'EQUAL', 3n), where('n', 'EQUAL', 305)) }), 1],
    ['by range', query('c', { where: and(where('n', 'GREATER_THAN', 10), where('n', 'LESS_THAN', 21)) }), 10],
    ['by order and limit', query('c', { orderBy: [desc('n')], limit: 7 }), 7],
    [
      'by order after a cursor',
      query('c', { orderBy: [asc('n')], startAt: { values: [500], before: false }, limit: 7 }),
      7,
    ],
    ['by array element', query('c', { where: where('tags', 'ARRAY_CONTAINS', 't77') }), 1],
    ['by what it is not', query('c', { where: where('n', 'NOT_IN', [0, 2]), limit: 3 }), 3],
    ['by name and limit', query('c', { limit: 4 }), 4],
  ])('%s reads as many entries as it has results, whatever the size', (_kind, run, results) => {
    for (const { set } of [SMALL, LARGE]) {
      executeQuery(set, run);
      const { entriesRead } = effortOf(() => expect(executeQuery(set, run).documents).toHaveLength(results));
      expect(entriesRead).toBe(results);
    }
    const small = effortOf(() => executeQuery(SMALL.set, run));
    const large = effortOf(() => executeQuery(LARGE.set, run));
    expect(large.comparisons - small.comparisons).toBeLessThanOrEqual(2 * EXTRA_COMPARISONS);
  });

  it.each<[string, Query, number]>([
    [
      'a narrow range in another order',
      query('c', { where: where('n', 'LESS_THAN', 20), orderBy: [asc('group'), desc('n')] }),
      20,
    ],
    [
      'a narrow range in another order, limited',
      query('c', { where: where('n', 'LESS_THAN', 20), orderBy: [desc('group')], limit: 3 }),
      20,
    ],
    [
      'a wide range in another order, limited',
      query('c', { where: where('n', 'GREATER_THAN', 20), orderBy: [desc('group')], limit: 3 }),
      3,
    ],
  ])('by %s takes the shorter way', (_kind, run, entries) => {
    executeQuery(LARGE.set, run);
    const { entriesRead } = effortOf(() => executeQuery(LARGE.set, run));
    expect(entriesRead).toBe(entries);
  });

  it('below one document of a large group reads that part only', () => {
    const documents = Array.from({ length: 5_000 }, (_, i) => doc(`p/${i % 1000}/c/${i}`, { n: i }));
    const set = DocumentSet.of(new Map(documents.map((document) => [document.path, document])), documents);
    const run = query('c', { parent: 'p/7', allDescendants: true, orderBy: [desc('n')] });
    const { entriesRead } = effortOf(() => expect(executeQuery(set, run).documents).toHaveLength(5));
    expect(entriesRead).toBe(5);
  });

  it('by a disjunction reads at most one entry a term more than it has results', () => {
    const run = query('c', {
      where: or(where('group', 'IN', [1n, 2n, 3n]), where('n', 'EQUAL', 5)),
      orderBy: [asc('n')],
      limit: 10,
    });
    executeQuery(LARGE.set, run);
    const { entriesRead } = effortOf(() => expect(executeQuery(LARGE.set, run).documents).toHaveLength(10));
    expect(entriesRead).toBeLessThanOrEqual(10 + 4);
  });
});

describe('a change', () => {
  const touch = ({ set, documents }: typeof SMALL, path: string): number => {
    const before = documents.get(path) as Document;
    const after = doc(path, { group: 5n, n: 0.5, tags: ['new'] });
    documents.set(path, after);
    const { comparisons } = effortOf(() => set.update(before, after));
    return comparisons;
  };

  it('of one document costs a bisection in each index, not the size of the collection', () => {
    const shapes = [query('c', { orderBy: [asc('n')] }), query('c', { where: where('tags', 'ARRAY_CONTAINS', 'x') })];
    const [small, large] = [1_000, 100_000].map((size) => {
      const filling = filled(size);
      for (const run of shapes) executeQuery(filling.set, run);
      return touch(filling, 'c/42');
    }) as [number, number];
    expect(small).toBeGreaterThan(0);
    // Two entries leave and one joins the index of tags, one leaves and one joins that of numbers.
    expect(large - small).toBeLessThanOrEqual(5 * EXTRA_COMPARISONS);
  });

  it('that leaves the indexed fields alone costs nothing', () => {
    const before = LARGE.documents.get('c/43') as Document;
    const after = { ...before, fields: new Map(before.fields).set('note', 'x') };
    expect(effortOf(() => LARGE.set.update(before, after)).comparisons).toBe(0);
  });
});
