import { StatusError, Timestamp } from '../model';
import { fields, remove, set } from '../testing/builders';
import { ADMIN, TestStore } from '../testing/database';
import type { Commit, CommitPlan } from './types';

const NAME = 'projects/p/databases/(default)/documents/c/d';

function setUp(): { test: TestStore; commits: Commit[] } {
  const test = new TestStore();
  const commits: Commit[] = [];
  test.database.onCommit((commit) => commits.push(commit));
  return { test, commits };
}

describe('an update', () => {
  it('without mask replaces the whole document', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { a: 1n, b: 1n })]);
    await test.commit([set('c/d', { a: 2n })]);
    expect(test.fields('c/d')).toEqual(fields({ a: 2n }));
  });

  it('with mask sets masked fields, deletes those without value and leaves the rest', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { a: 1n, b: 1n, m: { x: 1n, y: 1n }, s: 'scalar' })]);
    await test.commit([
      set(
        'c/d',
        { a: 2n, m: { x: 2n }, s: { deep: true }, ignored: 1n },
        { mask: ['a', 'b', 'm.x', 's.deep', 'none'] },
      ),
    ]);
    expect(test.fields('c/d')).toEqual(fields({ a: 2n, m: { x: 2n, y: 1n }, s: { deep: true } }));
  });

  it('with mask creates a missing document of the masked fields', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { a: 1n, b: 2n }, { mask: ['a'] })]);
    await test.commit([set('c/e', { a: 1n }, { mask: [] })]);
    expect(test.fields('c/d')).toEqual(fields({ a: 1n }));
    expect(test.fields('c/e')).toEqual(fields({}));
  });

  it('keeps the creation time and moves the update time', async () => {
    const { test } = setUp();
    const first = await test.commit([set('c/d', { a: 1n })]);
    const second = await test.commit([set('c/d', { a: 2n })]);
    expect(test.database.get('c/d')).toMatchObject({ createTime: first.commitTime, updateTime: second.commitTime });
    expect(second.writeResults).toEqual([{ updateTime: second.commitTime, transformResults: [] }]);
  });

  it('shares unchanged values with the version before', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { a: 1n, m: { x: [1n] } })]);
    const before = test.fields('c/d')?.get('m');
    await test.commit([set('c/d', { a: 2n }, { mask: ['a'] })]);
    expect(test.fields('c/d')?.get('m')).toBe(before);
  });

  it.each([
    [set('c/d', { a: [[1n]] }), 'Nested arrays are not allowed'],
    [set('c/d', {}, { mask: ['__x__'] }), 'field name __x__ is reserved'],
    [set('c/d', { a: 'x'.repeat(600_000), b: 'x'.repeat(600_000) }), 'the maximum entity size is 1048576 bytes'],
  ])('that cannot be stored is refused (case %#)', async (write, message) => {
    const { test } = setUp();
    await expect(test.commit([write])).rejects.toThrow(message);
    await expect(test.commit([write])).rejects.toMatchObject({ status: 'INVALID_ARGUMENT' });
  });
});

describe('an update that demands the document', () => {
  const update = set('c/d', { a: 2n }, { precondition: { exists: true } });

  it('is invalid after a deletion in the same commit, which no state of the database could fulfil', async () => {
    const { test, commits } = setUp();
    await test.commit([set('c/d', { a: 1n })]);
    const refusal = new StatusError('INVALID_ARGUMENT', `The commit itself deletes the document to update: ${NAME}`);
    await expect(test.commit([remove('c/d'), update])).rejects.toEqual(refusal);
    await expect(test.commit([remove('c/d'), remove('c/d'), update])).rejects.toEqual(refusal);
    expect(test.fields('c/d')).toEqual(fields({ a: 1n }));
    expect(commits).toHaveLength(1);
  });

  it('holds when the same commit deletes and writes it before', async () => {
    const { test } = setUp();
    await test.commit([remove('c/d'), set('c/d', { a: 1n }), update]);
    expect(test.fields('c/d')).toEqual(fields({ a: 2n }));
  });
});

describe('a write that changes nothing', () => {
  it('keeps the update time and tells nobody, but gets a new commit time', async () => {
    const { test, commits } = setUp();
    const first = await test.commit([set('c/d', { a: 1n, m: { x: NaN } })]);
    const second = await test.commit([set('c/d', { a: 1n, m: { x: NaN } }), remove('c/missing')]);
    expect(second.commitTime.compare(first.commitTime)).toBeGreaterThan(0);
    expect(second.writeResults).toEqual([
      { updateTime: first.commitTime, transformResults: [] },
      { transformResults: [] },
    ]);
    expect(test.database.get('c/d')?.updateTime).toEqual(first.commitTime);
    expect(commits).toHaveLength(1);
  });

  it('is planned as the version that is there', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { a: 1n })]);
    const stored = test.database.get('c/d');
    const authorize = jest.fn(({ writes }: CommitPlan) => expect(writes[0]?.after).toBe(stored));
    await test.commit([set('c/d', { a: 1n })], { authorize });
    expect(authorize).toHaveBeenCalled();
  });

  it('is not one that makes a double of an integer', async () => {
    const { test, commits } = setUp();
    await test.commit([set('c/d', { a: 1n })]);
    await test.commit([set('c/d', { a: 1 })]);
    expect(test.fields('c/d')).toEqual(fields({ a: 1 }));
    expect(commits).toHaveLength(2);
  });

  it('is also a commit that changes a document there and back', async () => {
    const { test, commits } = setUp();
    const { commitTime } = await test.commit([set('c/d', { a: 1n })]);
    const { writeResults } = await test.commit([set('c/d', { a: 2n }), set('c/d', { a: 1n })]);
    expect(writeResults.map(({ updateTime }) => updateTime)).toEqual([commitTime, commitTime]);
    expect(commits).toHaveLength(1);
    await test.commit([set('c/e', {}), remove('c/e')]);
    expect(commits).toHaveLength(1);
  });
});

describe('a commit', () => {
  it('of several writes to one document is one change, with the later seeing the earlier', async () => {
    const { test, commits } = setUp();
    const { commitTime, writeResults } = await test.commit([
      set('c/d', { n: 1n }),
      set('c/d', {}, { mask: [], transforms: [{ kind: 'increment', field: ['n'], operand: 5n }] }),
    ]);
    expect(test.fields('c/d')).toEqual(fields({ n: 6n }));
    expect(writeResults).toEqual([
      { updateTime: commitTime, transformResults: [] },
      { updateTime: commitTime, transformResults: [6n] },
    ]);
    expect(commits).toEqual([
      {
        time: commitTime,
        author: ADMIN,
        changes: [{ path: 'c/d', before: undefined, after: test.database.get('c/d') }],
      },
    ]);
  });

  it('is atomic: a write that fails takes the others with it', async () => {
    const { test, commits } = setUp();
    await expect(test.commit([set('c/d', {}), set('c/e', {}, { precondition: { exists: true } })])).rejects.toThrow();
    expect(test.database.get('c/d')).toBeUndefined();
    expect(commits).toEqual([]);
  });

  it('that deletes and makes a document anew gives it a new creation time', async () => {
    const { test, commits } = setUp();
    await test.commit([set('c/d', { a: 1n })]);
    const { commitTime } = await test.commit([remove('c/d'), set('c/d', { a: 1n })]);
    expect(test.database.get('c/d')?.createTime).toEqual(commitTime);
    expect(commits[1]?.changes).toHaveLength(1);
  });

  it('of nothing answers a commit time', async () => {
    const { test } = setUp();
    expect(await test.commit([])).toMatchObject({ writeResults: [], commitTime: expect.any(Timestamp) });
  });
});

describe('the commit clock', () => {
  it('is strictly increasing in microseconds, follows the wall clock and never goes back', async () => {
    const { test } = setUp();
    const micros = async (): Promise<bigint> => (await test.commit([])).commitTime.toMicros();
    test.passMillis(5);
    expect(await micros()).toBe(test.micros);
    expect(await micros()).toBe(test.micros + 1n);
    expect(await micros()).toBe(test.micros + 2n);
    test.passMillis(-1000);
    expect(await micros()).toBe(test.micros + 1_000_003n);
    expect(test.database.now().toMicros()).toBe(test.micros + 1_000_003n);
  });

  it('never gives a commit a time that a reader has seen', async () => {
    const { test } = setUp();
    const read = test.database.now();
    const { commitTime } = await test.commit([set('c/d', {})]);
    expect(commitTime.compare(read)).toBeGreaterThan(0);
  });
});

describe('preconditions', () => {
  it.each([
    [set('c/d', {}, { precondition: { exists: true } }), 'NOT_FOUND', `No document to update: ${NAME}`],
    [remove('c/d', { exists: true }), 'NOT_FOUND', `No document to update: ${NAME}`],
    [
      set('c/d', {}, { precondition: { updateTime: new Timestamp(1, 0) } }),
      'FAILED_PRECONDITION',
      `The document is missing, required base version (1000000): ${NAME}`,
    ],
  ])('refuse a missing document (case %#)', async (write, status, message) => {
    await expect(new TestStore().commit([write])).rejects.toEqual(new StatusError(status as 'NOT_FOUND', message));
  });

  it('refuse an existing document and another version', async () => {
    const { test } = setUp();
    const { commitTime } = await test.commit([set('c/d', { a: 1n })]);
    const exists = set('c/d', {}, { precondition: { exists: false } });
    await expect(test.commit([exists])).rejects.toEqual(
      new StatusError('ALREADY_EXISTS', `Document already exists: ${NAME}`),
    );
    const stored = commitTime.toMicros();
    const other = { kind: 'verify' as const, path: 'c/d', precondition: { updateTime: new Timestamp(1, 0) } };
    await expect(test.commit([other])).rejects.toEqual(
      new StatusError(
        'FAILED_PRECONDITION',
        `the stored version (${stored}) does not match the required base version (1000000)`,
      ),
    );
  });

  it('that hold let the write through; a verify leaves no trace', async () => {
    const { test, commits } = setUp();
    const { commitTime } = await test.commit([set('c/d', { a: 1n }, { precondition: { exists: false } })]);
    const verified = await test.commit([
      { kind: 'verify', path: 'c/d', precondition: { updateTime: commitTime } },
      { kind: 'verify', path: 'c/x', precondition: { exists: false } },
    ]);
    expect(verified.writeResults).toEqual([{ transformResults: [] }, { transformResults: [] }]);
    await test.commit([remove('c/d', { updateTime: commitTime })]);
    expect(commits).toHaveLength(2);
    expect(commits[1]?.changes[0]).toMatchObject({ path: 'c/d', after: undefined });
  });
});

describe('authorize', () => {
  it('sees the state around each write, and the documents after the whole commit', async () => {
    const { test } = setUp();
    await test.commit([set('c/d', { n: 1n })]);
    let plan: CommitPlan | undefined;
    const writes = [
      set(
        'c/d',
        {},
        {
          mask: [],
          transforms: [
            { kind: 'increment', field: ['n'], operand: 1n },
            { kind: 'serverTime', field: ['t'] },
          ],
        },
      ),
      remove('c/d'),
      set('c/e', { n: 5n }),
    ];
    await test.commit(writes, { authorize: (planned) => (plan = planned) });
    const requestTime = new Timestamp(1_767_323_045, 678_000_000);
    expect(plan?.requestTime).toEqual(requestTime);
    expect(plan?.writes.map(({ before, after }) => [before?.fields, after?.fields])).toEqual([
      [fields({ n: 1n }), fields({ n: 2n, t: requestTime })],
      [fields({ n: 2n, t: requestTime }), undefined],
      [undefined, fields({ n: 5n })],
    ]);
    expect(plan?.getAfter('c/d')).toBeUndefined();
    expect(plan?.getAfter('c/e')?.fields).toEqual(fields({ n: 5n }));
    expect(plan?.getAfter('c/other')).toBeUndefined();
  });

  it('refuses before preconditions are looked at, and nothing is applied', async () => {
    const { test } = setUp();
    const refusal = new StatusError('PERMISSION_DENIED', 'no');
    const authorize = (): never => {
      throw refusal;
    };
    await expect(test.commit([set('c/d', {}, { precondition: { exists: true } })], { authorize })).rejects.toBe(
      refusal,
    );
    await expect(test.commit([set('c/d', {})], { authorize })).rejects.toBe(refusal);
    expect(test.database.get('c/d')).toBeUndefined();
  });
});

describe('listeners', () => {
  it('hear commits in order, also those that a listener makes, and whatever another listener does', async () => {
    const { test } = setUp();
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const seen: string[] = [];
    test.database.onCommit(({ changes }) => {
      if (changes[0]?.path === 'c/1') void test.commit([set('c/2', {})]);
      throw new Error('broken listener');
    });
    test.database.onCommit(({ changes }) => seen.push(`${changes[0]?.path}`));
    test.store.onCommit((database, { changes }) => seen.push(`${database.id} ${changes[0]?.path}`));
    await test.commit([set('c/1', {})]);
    expect(seen).toEqual(['(default) c/1', 'c/1', '(default) c/2', 'c/2']);
    expect(quiet).toHaveBeenCalledTimes(2);
    quiet.mockRestore();
  });

  it('hear nothing after they unsubscribed', async () => {
    const { test } = setUp();
    const listener = jest.fn();
    const stop = [test.database.onCommit(listener), test.store.onCommit(listener)];
    for (const end of stop) end();
    await test.commit([set('c/d', {})]);
    expect(listener).not.toHaveBeenCalled();
  });
});
