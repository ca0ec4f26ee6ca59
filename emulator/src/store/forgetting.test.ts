import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createStore } from '.';
import { query, remove, set } from '../testing/builders';
import { ADMIN, TestStore } from '../testing/database';
import { Collections } from './collections';
import type { Store } from './types';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

/** References that were read in a turn are only let go after it, and finalizers run in one of their own. */
async function collectGarbage(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    gc();
  }
  await new Promise((resolve) => setTimeout(resolve, 5));
}

function nameMany(store: Store, count: number): void {
  for (let i = 0; i < count; i++) store.database(`named-${i}`, '(default)').runQuery(query('c'));
}

describe('a database that is only named', () => {
  it('is forgotten, except for the first hundred', async () => {
    const store = createStore();
    nameMany(store, 5_000);
    await collectGarbage();
    expect(store.databases().length).toBeLessThan(200);
    const { heapUsed } = process.memoryUsage();
    nameMany(store, 50_000);
    await collectGarbage();
    expect(store.databases().length).toBeLessThan(200);
    expect(process.memoryUsage().heapUsed - heapUsed).toBeLessThan(10_000_000);
  });

  it('stays while somebody listens to it', async () => {
    const store = createStore();
    nameMany(store, 200);
    const listened = store.database('listened', '(default)');
    const heard = jest.fn();
    listened.onCommit(heard);
    await collectGarbage();
    await store.database('listened', '(default)').commit([set('c/d', {})], { author: ADMIN });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(store.database('listened', '(default)')).toBe(listened);
  });

  it('stays while a transaction runs in it', async () => {
    const store = createStore();
    nameMany(store, 200);
    const begin = (): Uint8Array => store.database('busy', '(default)').beginTransaction({});
    const transaction = begin();
    await collectGarbage();
    await store.database('busy', '(default)').commit([set('c/d', {})], { author: ADMIN, transaction });
    expect(store.database('busy', '(default)').get('c/d')).toBeDefined();
  });

  it('could be read at any time since the store began, before and after', async () => {
    const test = new TestStore();
    const begin = test.database.now();
    nameMany(test.store, 200);
    test.passMillis(1_000);
    const read = (): Promise<unknown> => test.store.database('late', '(default)').read('c/d', { readTime: begin });
    expect(await read()).toBeUndefined();
    await collectGarbage();
    expect(await read()).toBeUndefined();
  });
});

describe('a database with documents', () => {
  const database = (store: Store) => store.database('full', '(default)');

  it('stays, also when they are deleted, and its past can be read', async () => {
    const store = createStore();
    nameMany(store, 200);
    const { commitTime } = await database(store).commit([set('c/d', {})], { author: ADMIN });
    await database(store).commit([remove('c/d')], { author: ADMIN });
    await collectGarbage();
    expect(await database(store).read('c/d', { readTime: commitTime })).toBeDefined();
  });

  it('is forgotten with its past when it is cleared', async () => {
    const store = createStore();
    nameMany(store, 200);
    const { commitTime } = await database(store).commit([set('c/d', {})], { author: ADMIN });
    database(store).clear('');
    const refusal = { status: 'FAILED_PRECONDITION' };
    await expect(database(store).read('c/d', { readTime: commitTime })).rejects.toMatchObject(refusal);
    await collectGarbage();
    expect(store.databases().some(({ project }) => project === 'full')).toBe(false);
    await expect(database(store).read('c/d', { readTime: commitTime })).rejects.toMatchObject(refusal);
  });
});

describe('a collection group', () => {
  const groupOf = (collectionId: string) => query(collectionId, { allDescendants: true });

  it('that is empty is not kept', () => {
    const collections = new Collections();
    const empty = collections.setFor(groupOf('c'));
    expect(collections.setFor(groupOf('c'))).not.toBe(empty);
  });

  it('that is not empty is kept until it is', async () => {
    const test = new TestStore();
    await test.commit([set('c/1', {})]);
    const found = (): string[] => test.database.runQuery(groupOf('c')).map(({ path }) => path);
    expect(found()).toEqual(['c/1']);
    await test.commit([remove('c/1')]);
    expect(found()).toEqual([]);
    await test.commit([set('a/1/c/2', {})]);
    expect(found()).toEqual(['a/1/c/2']);
  });
});
