import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../store';
import { anyFields } from '../testing/arbitraries';
import { doc, fields, set } from '../testing/builders';
import { TestStore } from '../testing/database';
import { exportDatabase, importDatabase } from '.';

describe('an export', () => {
  let directory: string;
  const entry = (name = 'seed'): string => join(directory, name, `${name}.overall_export_metadata`);

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'export-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  const previousEntry = (): string => join(directory, 'seed', 'seed.previous_export_metadata');

  /** The paths that an entry file brings. */
  async function imported(file: string): Promise<string[]> {
    const target = createStore();
    await importDatabase(target, 'p', file);
    return target.database('p', '(default)').allDocuments().map(({ path }) => path);
  }

  async function exported(...paths: string[]): Promise<TestStore> {
    const test = new TestStore();
    await test.commit(paths.map((path) => set(path, { path })));
    await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    return test;
  }

  it('brings back every value and time exactly', async () => {
    const documents = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'binary' }), anyFields, fc.nat()), {
      selector: ([id]) => id,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(documents, async (content) => {
        const source = createStore();
        const stored = content.map(([id, data, micros]) => ({ ...doc(`c/${id}`, {}, micros), fields: data }));
        source.database('p', 'd').restore(stored);
        await exportDatabase(source, 'p', 'd', directory, 'any');
        const target = createStore();
        expect(await importDatabase(target, 'other', entry('any'))).toEqual({
          database: 'd',
          documentCount: stored.length,
        });
        expect(target.database('other', 'd').allDocuments()).toEqual(stored);
      }),
      { numRuns: 20 },
    );
  }, 30_000);

  it('keeps field names and strings that other formats would lose', async () => {
    const test = new TestStore();
    const odd = { ['__proto__x']: 'line\u2028separator\n', 'a.b': '\u0000', [`\u2029`]: 'é😀' };
    await test.commit([set('c/d', odd)]);
    const data = new Map(fields(odd)).set('__proto__', 1n);
    test.database.restore([{ ...doc('c/proto'), fields: data }]);
    await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    const target = createStore();
    await importDatabase(target, 'p', entry());
    expect(target.database('p', '(default)').get('c/d')?.fields).toEqual(fields(odd));
    expect(target.database('p', '(default)').get('c/proto')?.fields).toEqual(data);
  });

  it('replaces the one before, which it keeps, and leaves nothing else behind', async () => {
    const test = await exported('c/1');
    for (const path of ['c/2', 'c/3']) {
      await test.commit([set(path, {})]);
      await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    }
    expect(await imported(entry())).toEqual(['c/1', 'c/2', 'c/3']);
    expect(await imported(previousEntry())).toEqual(['c/1', 'c/2']);
    expect(await readdir(join(directory, 'seed'))).toHaveLength(4);
  });

  it('that is damaged names the one before it, which can be used as is told', async () => {
    const test = await exported('c/1');
    await test.commit([set('c/2', {})]);
    await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    const { documentsFile } = JSON.parse(await readFile(entry(), 'utf8')) as { documentsFile: string };
    const file = join(directory, 'seed', documentsFile);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"c/2"', '"c/7"'));
    const [told, from = '', to = ''] = await imported(entry()).then(
      () => [],
      (error: Error) =>
        /its checksum differs.* with 1 documents, is whole: to use it, rename (.*) to (.*)$/.exec(error.message) ?? [],
    );
    expect(told).toBeDefined();
    await rename(from, to);
    expect(await imported(entry())).toEqual(['c/1']);
  });

  it('does not give up a whole export for a damaged one that came after it', async () => {
    const test = await exported('c/1');
    await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    const { documentsFile } = JSON.parse(await readFile(entry(), 'utf8')) as { documentsFile: string };
    await truncate(join(directory, 'seed', documentsFile), 10);
    await test.commit([set('c/2', {})]);
    await exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    expect(await imported(previousEntry())).toEqual(['c/1']);
  });

  it('without a checksum, of an earlier release, is read', async () => {
    await exported('c/1');
    await writeFile(entry(), (await readFile(entry(), 'utf8')).replace(/,\s*"sha256": "\w+"/, ''));
    expect(await imported(entry())).toEqual(['c/1']);
  });

  it('that breaks off leaves the one before whole', async () => {
    await exported('c/1');
    const broken = new TestStore();
    await broken.commit([set('c/2', {})]);
    jest
      .spyOn(broken.database, 'allDocuments')
      .mockReturnValue([doc('c/2'), { ...doc('c/3'), createTime: null as never }]);
    await expect(exportDatabase(broken.store, 'p', '(default)', directory, 'seed')).rejects.toThrow();
    const target = createStore();
    await importDatabase(target, 'p', entry());
    expect(
      target
        .database('p', '(default)')
        .allDocuments()
        .map(({ path }) => path),
    ).toEqual(['c/1']);
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const test = await exported();
    await test.commit([set('c/1', { n: 1n })]);
    const running = exportDatabase(test.store, 'p', '(default)', directory, 'seed');
    await test.commit([set('c/1', { n: 2n }), set('c/2', {})]);
    await running;
    const target = createStore();
    await importDatabase(target, 'p', entry());
    expect(
      target
        .database('p', '(default)')
        .allDocuments()
        .map((document) => document.fields),
    ).toEqual([fields({ n: 1n })]);
  });

  it('is refused where it cannot be written', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const { store } = new TestStore();
    await expect(exportDatabase(store, 'p', '(default)', file, 'x')).rejects.toThrow(
      'export_directory must be a directory',
    );
    await expect(exportDatabase(store, 'p', '(default)', directory, '../x')).rejects.toThrow(
      'must be a plain file name',
    );
    for (const name of ['x'.repeat(300), 'a\u0000b']) {
      await expect(exportDatabase(store, 'p', '(default)', directory, name)).rejects.toMatchObject({
        status: 'INVALID_ARGUMENT',
        message: expect.stringContaining('Cannot export to') as unknown,
      });
    }
  });

  it.each<[string, (documentsFile: string) => Promise<void>, RegExp]>([
    ['no entry file', () => rm(entry()), /^Failed to parse overall export metadata file .*ENOENT/],
    ['a foreign entry file', () => writeFile(entry(), '\u0008\u0001'), /^Failed to parse overall export metadata file/],
    ['an entry file of JSON', () => writeFile(entry(), '{"format":"x"}'), /it was not written by this server$/],
    ['a later version', rewrite('"version": 1', '"version": 2'), /^Overall export metadata file version not supported/],
    [
      'a wrong count',
      rewrite('"documentCount": 2', '"documentCount": 3'),
      /^Failed parse entity file:.*2 documents instead of 3/,
    ],
    ['a path outside', rewrite('"documents-', '"../documents-'), /it does not name a file with documents$/],
    ['no documents file', (file) => rm(file), /^Failed parse entity file:.*ENOENT/],
    [
      'a cut documents file',
      (file) => truncate(file, 100),
      /^Failed parse entity file:.*document 2: the last line is incomplete/,
    ],
    [
      'a damaged documents file',
      (file) => writeFile(file, '["c/1",[1,0],[1,0],[["a",{"z":1}]]]\n'),
      /document 1: unexpected/,
    ],
  ])('with %s is refused, and the database stays as it was', async (_damage, damage, message) => {
    await exported('c/1', 'c/2');
    const names = await readdir(join(directory, 'seed'));
    await damage(join(directory, 'seed', names.find((name) => name.endsWith('.jsonl')) as string));
    const target = new TestStore();
    await target.commit([set('c/kept', {})]);
    await expect(importDatabase(target.store, 'p', entry())).rejects.toMatchObject({
      status: 'INVALID_ARGUMENT',
      message: expect.stringMatching(message),
    });
    expect(target.database.allDocuments().map(({ path }) => path)).toEqual(['c/kept']);
  });

  function rewrite(from: string, to: string): () => Promise<void> {
    return async () => writeFile(entry(), (await readFile(entry(), 'utf8')).replace(from, to));
  }
});
