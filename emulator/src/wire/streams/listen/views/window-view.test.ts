import fc from 'fast-check';
import type { Query, Write } from '../../../../model';
import type { Database } from '../../../../store/types';
import { query, remove, set } from '../../../../testing/builders';
import { createWorld } from '../../testing/world';
import { WindowView } from './window-view';

/** A view that follows a database's commits, and how often it ran its query. */
function follow(database: Database, wanted: Query) {
  let queries = 0;
  const counted = Object.create(database) as Database;
  counted.runQuery = (asked) => {
    queries++;
    return database.runQuery(asked);
  };
  const view = new WindowView(counted, wanted);
  database.onCommit(({ changes }) => view.apply(changes));
  return { visible: () => view.current().present.map(({ path }) => path), queries: () => queries };
}

const write = fc
  .tuple(fc.integer({ min: 10, max: 29 }), fc.option(fc.bigInt({ min: 0n, max: 5n }), { nil: undefined, freq: 2 }))
  .map(([id, n]): Write => (n === undefined ? remove(`a/${id}`) : set(`a/${id}`, { n })));

/** Many runs: seconds on a busy machine. */
jest.setTimeout(60_000);

describe('WindowView', () => {
  it('shows what the query would, after any commits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          limit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
          offset: fc.integer({ min: 0, max: 2 }),
          direction: fc.constantFrom('ASCENDING' as const, 'DESCENDING' as const),
        }),
        fc.array(fc.array(write, { minLength: 1, maxLength: 5 }), { minLength: 10, maxLength: 40, size: 'max' }),
        async ({ limit, offset, direction }, commits) => {
          const { database, commit } = createWorld();
          await commit(...Array.from({ length: 20 }, (_, i) => set(`a/${i + 10}`, { n: BigInt(i % 6) })));
          const wanted = query('a', { orderBy: [{ field: ['n'], direction }], limit, offset });
          const { visible } = follow(database, wanted);
          for (const writes of commits) {
            await commit(...writes);
            expect(visible()).toEqual(database.runQuery(wanted).map(({ path }) => path));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('runs its query again only when the spare documents are used up', async () => {
    const { database, commit } = createWorld();
    await commit(...Array.from({ length: 100 }, (_, i) => set(`a/${i + 100}`, {})));
    const { visible, queries } = follow(database, query('a', { limit: 10 }));
    for (let i = 0; i < 7; i++) await commit(remove(`a/${i + 100}`));
    expect(queries()).toBe(1);
    await commit(remove('a/107'));
    expect(queries()).toBe(2);
    expect(visible()).toEqual(Array.from({ length: 10 }, (_, i) => `a/${i + 108}`));
  });

  it('runs its query no more when it knows the whole result', async () => {
    const { database, commit } = createWorld();
    await commit(set('a/1', {}), set('a/2', {}));
    const { visible, queries } = follow(database, query('a', { limit: 10 }));
    await commit(remove('a/1'), remove('a/2'));
    await commit(set('a/3', {}));
    expect(visible()).toEqual(['a/3']);
    expect(queries()).toBe(1);
  });

  it('shows nothing for a limit of zero', async () => {
    const { database, commit } = createWorld();
    const { visible } = follow(database, query('a', { limit: 0 }));
    await commit(set('a/1', {}));
    expect(visible()).toEqual([]);
  });
});
