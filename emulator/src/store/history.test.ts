import fc from 'fast-check';
import { Timestamp, type Document } from '../model';
import { asc, fields, query, remove, set, where } from '../testing/builders';
import { TestStore } from '../testing/database';

describe('reads of the past', () => {
  it('find documents and query results as they were', async () => {
    const test = new TestStore();
    const times: Timestamp[] = [];
    for (const n of [1n, 2n, 3n]) times.push((await test.commit([set('c/d', { n }), set(`c/${n}`, { n })])).commitTime);
    await test.commit([remove('c/d'), remove('c/1')]);
    const then = { readTime: times[1] };
    expect((await test.database.read('c/d', then))?.fields).toEqual(fields({ n: 2n }));
    expect((await test.database.read('c/1', then))?.fields).toEqual(fields({ n: 1n }));
    expect(await test.database.read('c/3', then)).toBeUndefined();
    const found = await test.database.readQuery(query('c', { orderBy: [asc('n')], offset: 1, limit: 1 }), then);
    expect(found).toMatchObject({ skipped: 1, documents: [{ path: 'c/2' }] });
  });

  it('reach back as far as 128 MiB of former documents do', async () => {
    const test = new TestStore();
    const times: Timestamp[] = [];
    for (let n = 0; n < 150; n++) {
      times.push((await test.commit([set('c/d', { text: `${n}${'x'.repeat(1_000_000)}` })])).commitTime);
    }
    const reaches = (time: Timestamp | undefined): boolean => !!time && test.database.changesSince(time) !== undefined;
    expect(times.findIndex(reaches)).toBe(150 - 135);
    expect(times.slice(150 - 135).every(reaches)).toBe(true);
  });

  it('refuse the future and what is forgotten', async () => {
    const test = new TestStore();
    const before = test.database.now();
    test.passMillis(1);
    const read = (readTime: Timestamp) => test.database.read('c/d', { readTime });
    const past = Timestamp.fromMicros(before.toMicros() - 1n);
    await expect(read(past)).rejects.toMatchObject({ status: 'FAILED_PRECONDITION' });
    const future = Timestamp.fromMicros(test.micros + 5_000_000n);
    await expect(read(future)).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
    expect(() => test.database.beginTransaction({ readOnly: { readTime: future } })).toThrow('in the future');
  });

  it('agree with what was there at any time, for any history and query', async () => {
    const write = fc.record({ id: fc.nat({ max: 6 }), n: fc.option(fc.nat({ max: 3 })) });
    const limit = fc.option(fc.nat({ max: 4 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.array(write, { maxLength: 25 }),
        fc.nat(),
        limit,
        fc.nat({ max: 2 }),
        async (writes, moment, max, offset) => {
          const test = new TestStore();
          const asked = query('c', { where: where('n', 'LESS_THAN', 3), orderBy: [asc('n')], limit: max, offset });
          const snapshots = [{ time: test.database.now(), documents: test.database.runQuery(asked) }];
          for (const { id, n } of writes) {
            const { commitTime } = await test.commit([n === null ? remove(`c/${id}`) : set(`c/${id}`, { n })]);
            snapshots.push({ time: commitTime, documents: test.database.runQuery(asked) });
          }
          const { time, documents } = snapshots[moment % snapshots.length] as (typeof snapshots)[0];
          expect((await test.database.readQuery({ ...asked }, { readTime: time })).documents).toEqual(documents);
        },
      ),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('changesSince', () => {
  it('tells each changed document with its state then', async () => {
    const test = new TestStore();
    await test.commit([set('c/a', { n: 1n }), set('c/b', { n: 1n })]);
    const then = test.database.now();
    const a = test.database.get('c/a');
    await test.commit([set('c/a', { n: 2n }), set('c/new', {})]);
    await test.commit([set('c/a', { n: 3n })]);
    expect(test.database.changesSince(then)).toEqual(
      new Map<string, Document | undefined>([
        ['c/a', a],
        ['c/new', undefined],
      ]),
    );
    expect(test.database.changesSince(test.database.now())).toEqual(new Map());
  });

  it('knows nothing of the time before the store', () => {
    expect(new TestStore().database.changesSince(new Timestamp(1, 0))).toBeUndefined();
  });

  it('reaches back ten thousand changes', async () => {
    const test = new TestStore();
    const start = test.database.now();
    const first = await test.commit([set('c/first', {})]);
    const batch = Array.from({ length: 1_000 }, (_, i) => `c/${i}`);
    for (let round = 0; round < 9; round++) await test.commit(batch.map((path) => set(path, { round })));
    expect(test.database.changesSince(start)?.size).toBe(1_001);
    await test.commit(batch.map((path) => set(path, { round: 'last' })));
    expect(test.database.changesSince(start)).toBeUndefined();
    expect(test.database.changesSince(first.commitTime)?.size).toBe(1_000);
  });

  it('reaches back two hours', async () => {
    const test = new TestStore();
    const start = test.database.now();
    await test.commit([set('c/1', {})]);
    test.passMillis(2 * 3_600_000 - 1_000);
    await test.commit([set('c/2', {})]);
    expect(test.database.changesSince(start)?.size).toBe(2);
    test.passMillis(2_000);
    await test.commit([set('c/3', {})]);
    expect(test.database.changesSince(start)).toBeUndefined();
  });
});
