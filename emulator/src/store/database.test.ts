import { Reference, Timestamp } from '../model';
import { asc, doc, query, remove, set, where } from '../testing/builders';
import { TestStore } from '../testing/database';
import type { Commit } from './types';

const reference = (path: string): Reference => new Reference(`projects/p/databases/(default)/documents/${path}`);

async function filled(...paths: string[]): Promise<TestStore> {
  const test = new TestStore();
  await test.commit(paths.map((path) => set(path, { path })));
  return test;
}

describe('collections', () => {
  it('are listed while they or what is below them hold a document', async () => {
    const test = await filled('b/1', 'a/1/x/1/y/1', 'é/1', 'a/2/z/1');
    expect(test.database.listCollectionIds('')).toEqual(['a', 'b', 'é']);
    expect(test.database.listCollectionIds('a/1')).toEqual(['x']);
    expect(test.database.listCollectionIds('a/1/x/1')).toEqual(['y']);
    expect(test.database.listCollectionIds('b/1')).toEqual([]);
    await test.commit([remove('a/1/x/1/y/1'), remove('é/1')]);
    expect(test.database.listCollectionIds('')).toEqual(['a', 'b']);
    expect(test.database.listCollectionIds('a/1')).toEqual([]);
    await test.commit([remove('a/2/z/1'), remove('b/1')]);
    expect(test.database.listCollectionIds('')).toEqual([]);
  });

  it('list their documents by name, with missing ones if asked, in pages', async () => {
    const test = await filled('a/1', 'a/3', 'a/2/x/1', 'a/4/x/1/y/1', 'b/1');
    const list = (...[parent, id, missing, page]: Parameters<TestStore['database']['listDocuments']>): string => {
      const listed = test.database.listDocuments(parent, id, missing, page);
      return listed.map(({ path, document }) => (document ? path : `(${path})`)).join(' ');
    };
    expect(list('', 'a', false)).toBe('a/1 a/3');
    expect(list('', 'a', true)).toBe('a/1 (a/2) a/3 (a/4)');
    expect(list('', 'a', true, { after: 'a/1', limit: 2 })).toBe('(a/2) a/3');
    expect(list('', 'a', false, { after: 'a/2' })).toBe('a/3');
    expect(list('', '', false)).toBe('a/1 a/3 b/1');
    expect(list('a/2', 'x', false)).toBe('a/2/x/1');
    expect(list('a/4', 'x', true)).toBe('(a/4/x/1)');
    expect(list('', 'none', true)).toBe('');
  });

  it('of one id make a group that follows later changes', async () => {
    const test = await filled('c/1', 'p/1/c/2', 'p/1/d/1');
    const group = (parent: string): string[] => {
      return test.database.runQuery(query('c', { parent, allDescendants: true })).map(({ path }) => path);
    };
    expect(group('')).toEqual(['c/1', 'p/1/c/2']);
    await test.commit([remove('c/1'), set('p/2/c/1', {}), set('c/1/c/1', {})]);
    expect(group('')).toEqual(['c/1/c/1', 'p/1/c/2', 'p/2/c/1']);
    expect(group('p/2')).toEqual(['p/2/c/1']);
  });

  it('are walked by the queries of a recursive delete', async () => {
    const paths = Array.from({ length: 50 }, (_, i) => `a/${i}/x/1`);
    const test = await filled('a-b/1', 'a/1', ...paths, 'b/1');
    const collection = query('', {
      allDescendants: true,
      where: {
        kind: 'composite',
        op: 'AND',
        filters: [
          where('__name__', 'GREATER_THAN_OR_EQUAL', reference('a/\0')),
          where('__name__', 'LESS_THAN', reference('a\0/\0')),
        ],
      },
      orderBy: [asc('__name__')],
    });
    expect(test.database.runQuery(collection)).toHaveLength(51);
    const below = query('', { parent: 'a/1', allDescendants: true, orderBy: [asc('__name__')] });
    expect(test.database.runQuery(below).map(({ path }) => path)).toEqual(['a/1/x/1']);
    await test.commit([remove('a/1/x/1')]);
    expect(test.database.runQuery(below)).toEqual([]);
    await test.commit([set('a/1/y/2', {})]);
    expect(test.database.runQuery(below).map(({ path }) => path)).toEqual(['a/1/y/2']);
  });
});

describe('clear', () => {
  it.each([
    ['', []],
    ['a', ['b/1']],
    ['a/1', ['a/2', 'b/1']],
    ['a/1/x', ['a/1', 'a/1/y/1', 'a/2', 'b/1']],
    ['none/1', ['a/1', 'a/1/x/1', 'a/1/x/2/z/1', 'a/1/y/1', 'a/2', 'b/1']],
  ])('of %p removes all at and below it', async (path, rest) => {
    const test = await filled('a/1', 'a/1/x/1', 'a/1/x/2/z/1', 'a/1/y/1', 'a/2', 'b/1');
    const removed: string[] = [];
    test.database.onCommit(({ changes }) => removed.push(...changes.map((change) => change.path)));
    test.database.clear(path);
    expect(removed).toHaveLength(6 - rest.length);
    const everything = query('', { allDescendants: true });
    expect(test.database.runQuery(everything).map((document) => document.path)).toEqual(rest);
    expect(test.database.allDocuments()).toHaveLength(rest.length);
  });

  it('is one commit for listeners of the database and none for events', async () => {
    const test = await filled('a/1', 'b/1');
    const commits: Commit[] = [];
    const events = jest.fn();
    test.database.onCommit((commit) => commits.push(commit));
    test.store.onCommit(events);
    test.database.clear('');
    expect(commits).toHaveLength(1);
    expect(commits[0]?.changes.map(({ path, after }) => [path, after])).toEqual([
      ['a/1', undefined],
      ['b/1', undefined],
    ]);
    expect(events).not.toHaveBeenCalled();
    expect(test.database.listCollectionIds('')).toEqual([]);
  });
});

describe('restore', () => {
  it('puts documents back with their times, and later commits come after them', async () => {
    const test = new TestStore();
    const future = Number(test.micros) + 3_600_000_000;
    const events = jest.fn();
    test.store.onCommit(events);
    const restored = doc('c/d', { a: 1n }, future);
    test.database.restore([restored]);
    expect(test.database.get('c/d')).toEqual(restored);
    expect(events).not.toHaveBeenCalled();
    expect(test.database.now().toMicros()).toBeGreaterThan(BigInt(future));
    const { commitTime } = await test.commit([set('c/d', { a: 2n })]);
    expect(commitTime.toMicros()).toBeGreaterThan(BigInt(future));
    expect(test.database.changesSince(Timestamp.fromMicros(test.micros))).toBeUndefined();
  });
});

describe('a store', () => {
  it('keeps databases apart', async () => {
    const test = await filled('c/d');
    const other = test.store.database('p', 'other');
    expect(other.get('c/d')).toBeUndefined();
    expect(test.store.database('p', '(default)')).toBe(test.database);
    expect(test.store.databases()).toEqual([test.database, other]);
    expect(other.documentsRoot).toBe('projects/p/databases/other/documents');
  });
});
