import fc from 'fast-check';
import type { Document, MapValue, Query } from '../model';
import { anyFields } from '../testing/arbitraries';
import { doc } from '../testing/builders';
import { compareDocuments, DocumentSet, executeQuery, matches } from '.';
import { anyPath, anyQuery } from './testing/arbitraries';
import { isInScope, naive } from './testing/naive';

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
