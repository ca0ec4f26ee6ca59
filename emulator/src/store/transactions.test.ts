import { StatusError } from '../model';
import { fields, query, remove, set } from '../testing/builders';
import { TestStore } from '../testing/database';

const aborted = (message: string): StatusError => new StatusError('ABORTED', message);
const LOCK_TIMEOUT = aborted('Transaction lock timeout.');
const EXPIRED = aborted('The referenced transaction has expired or is no longer valid.');
const CONTENTION = aborted('Too much contention on these documents. Please try again.');

const increment = (path: string) =>
  set(path, {}, { mask: [], transforms: [{ kind: 'increment', field: ['n'], operand: 1n }] });

/** What has become of a promise once everything that can run has run. */
async function outcome(promise: Promise<unknown>): Promise<string> {
  const settled = promise.then(
    () => 'done',
    (error: StatusError) => `${error.status}: ${error.message}`,
  );
  await jest.advanceTimersByTimeAsync(0);
  return Promise.race([settled, Promise.resolve('waiting')]);
}

describe('a read-write transaction', () => {
  let test: TestStore;

  beforeEach(async () => {
    jest.useFakeTimers();
    test = new TestStore();
    await test.commit([set('c/d', { n: 0n }), set('c/e', { n: 0n }), set('p/1/c/d', { n: 0n })]);
  });

  afterEach(() => jest.useRealTimers());

  const begin = (): Uint8Array => test.database.beginTransaction({});

  it('makes others wait who would change what it read, until it commits', async () => {
    const transaction = begin();
    await test.database.read('c/d', { transaction });
    const other = test.commit([increment('c/d')]);
    expect(await outcome(other)).toBe('waiting');
    await test.commit([set('c/d', { n: 10n })], { transaction });
    expect(await outcome(other)).toBe('done');
    expect(test.fields('c/d')).toEqual(fields({ n: 11n }));
  });

  it('makes others wait who would create what it found missing', async () => {
    const transaction = begin();
    expect(await test.database.read('c/new', { transaction })).toBeUndefined();
    const other = test.commit([set('c/new', {})]);
    expect(await outcome(other)).toBe('waiting');
    test.database.rollback(transaction);
    expect(await outcome(other)).toBe('done');
  });

  it('does not hold up plain reads, verifies, nor writes elsewhere', async () => {
    const transaction = begin();
    await test.database.read('c/d', { transaction });
    expect((await test.database.read('c/d', {}))?.path).toBe('c/d');
    expect((await test.database.readQuery(query('c'), {})).documents).toHaveLength(2);
    expect(await outcome(test.commit([{ kind: 'verify', path: 'c/d', precondition: { exists: true } }]))).toBe('done');
    expect(await outcome(test.commit([increment('c/e'), set('p/1/c/d', {})]))).toBe('done');
  });

  it.each([
    ['a collection', query('c'), 'c/new', 'p/1/c/d'],
    ['a collection group', query('c', { allDescendants: true }), 'p/1/c/d', 'p/1'],
    ['a collection below a document', query('c', { parent: 'p/1' }), 'p/1/c/new', 'c/d'],
  ])('that queried %s locks all documents it could find', async (_scope, run, inside, outside) => {
    const transaction = begin();
    await test.database.readQuery(run, { transaction });
    expect(await outcome(test.commit([set(outside, { x: 1n })]))).toBe('done');
    const other = test.commit([set(inside, { x: 1n })]);
    expect(await outcome(other)).toBe('waiting');
    await test.commit([], { transaction });
    expect(await outcome(other)).toBe('done');
  });

  it('that stays open makes a waiting commit fail after two seconds', async () => {
    const transaction = begin();
    await test.database.read('c/d', { transaction });
    const other = test.commit([increment('c/d')]);
    const failure = expect(other).rejects.toEqual(LOCK_TIMEOUT);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(await outcome(other)).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1);
    await failure;
    await test.commit([increment('c/d')], { transaction });
    expect(test.fields('c/d')).toEqual(fields({ n: 1n }));
  });

  it('is finished when its own commit times out', async () => {
    const [first, second] = [begin(), begin()];
    await test.database.read('c/d', { transaction: first });
    await test.database.read('c/d', { transaction: second });
    const failure = expect(test.commit([increment('c/d')], { transaction: first })).rejects.toEqual(LOCK_TIMEOUT);
    await jest.advanceTimersByTimeAsync(2_000);
    await failure;
    await expect(test.database.read('c/d', { transaction: first })).rejects.toEqual(EXPIRED);
    expect(await outcome(test.commit([increment('c/d')], { transaction: second }))).toBe('done');
  });

  it('whose commit would wait for one that waits for it is refused at once, and the other goes on', async () => {
    const [first, second] = [begin(), begin()];
    await test.database.read('c/d', { transaction: first });
    await test.database.read('c/d', { transaction: second });
    const winner = test.commit([increment('c/d')], { transaction: first });
    expect(await outcome(winner)).toBe('waiting');
    await expect(test.commit([increment('c/d')], { transaction: second })).rejects.toEqual(CONTENTION);
    expect(await outcome(winner)).toBe('done');
  });

  it('in a circle of three is refused at once as well', async () => {
    const transactions = [begin(), begin(), begin()] as [Uint8Array, Uint8Array, Uint8Array];
    const paths = ['c/1', 'c/2', 'c/3'];
    for (const [i, transaction] of transactions.entries())
      await test.database.read(paths[i] as string, { transaction });
    const first = test.commit([set('c/2', {})], { transaction: transactions[0] });
    const second = test.commit([set('c/3', {})], { transaction: transactions[1] });
    expect(await outcome(first)).toBe('waiting');
    expect(await outcome(second)).toBe('waiting');
    await expect(test.commit([set('c/1', {})], { transaction: transactions[2] })).rejects.toEqual(CONTENTION);
    expect(await outcome(second)).toBe('done');
    expect(await outcome(first)).toBe('done');
  });

  it('waits with its first read behind a commit that waits, so that readers cannot starve it', async () => {
    const holder = begin();
    await test.database.read('c/d', { transaction: holder });
    const writer = test.commit([set('c/d', { n: 7n })]);
    const late = begin();
    const read = test.database.read('c/d', { transaction: late });
    expect(await outcome(read)).toBe('waiting');
    test.database.rollback(holder);
    expect(await outcome(writer)).toBe('done');
    expect((await read)?.fields).toEqual(fields({ n: 7n }));
  });

  it('goes on reading once it holds a lock, also what a waiting commit will change', async () => {
    const transaction = begin();
    await test.database.read('c/d', { transaction });
    const writer = test.commit([set('c/d', { n: 7n }), set('c/e', { n: 7n })]);
    expect(await outcome(writer)).toBe('waiting');
    expect(await outcome(test.database.read('c/e', { transaction }))).toBe('done');
    await test.commit([set('c/d', { n: 1n })], { transaction });
    expect(await outcome(writer)).toBe('done');
  });

  it('keeps counters exact under contention, with retries', async () => {
    const client = async (): Promise<void> => {
      for (let attempt = 0; ; attempt++) {
        const transaction = begin();
        try {
          const n = (await test.database.read('c/d', { transaction }))?.fields.get('n') as bigint;
          await test.database.read('c/e', { transaction });
          await test.commit([set('c/d', { n: n + 1n }), set('c/e', { n: n + 1n })], { transaction });
          return;
        } catch (error) {
          if (!(error instanceof StatusError) || error.status !== 'ABORTED' || attempt > 50) throw error;
        }
      }
    };
    const clients = Promise.all(Array.from({ length: 10 }, client));
    await jest.advanceTimersByTimeAsync(20_000);
    await clients;
    expect(test.fields('c/d')).toEqual(fields({ n: 10n }));
    expect(test.fields('c/e')).toEqual(fields({ n: 10n }));
  });

  it('expires sixty seconds after its last use, and releases its locks', async () => {
    const transaction = begin();
    await jest.advanceTimersByTimeAsync(59_000);
    await test.database.read('c/d', { transaction });
    await jest.advanceTimersByTimeAsync(59_000);
    const other = test.commit([increment('c/d')]);
    expect(await outcome(other)).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await outcome(other)).toBe('done');
    await expect(test.commit([], { transaction })).rejects.toEqual(EXPIRED);
  });

  it('ends 270 s after its begin, however much it is used', async () => {
    const transaction = begin();
    for (let used = 0; used < 250_000; used += 50_000) {
      await jest.advanceTimersByTimeAsync(50_000);
      await test.database.read('c/d', { transaction });
    }
    await jest.advanceTimersByTimeAsync(20_000);
    await expect(test.database.read('c/d', { transaction })).rejects.toEqual(EXPIRED);
  });

  it('ends with its commit, also with a failing one', async () => {
    const transaction = begin();
    await test.database.read('c/d', { transaction });
    await expect(test.commit([remove('c/x', { exists: true })], { transaction })).rejects.toThrow(
      'No document to update',
    );
    expect(await outcome(test.commit([increment('c/d')]))).toBe('done');
    await expect(test.database.read('c/d', { transaction })).rejects.toEqual(EXPIRED);
    expect(() => test.database.rollback(transaction)).not.toThrow();
  });

  it('is known by its id only, in its database only', async () => {
    const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
    const foreign = test.store.database('p', 'other').beginTransaction({});
    await expect(test.commit([], { transaction: new Uint8Array([1]) })).rejects.toEqual(
      invalid('Invalid transaction.'),
    );
    await expect(test.commit([], { transaction: foreign })).rejects.toEqual(
      invalid('Transaction is invalid or expired.'),
    );
    const unborn = new Uint8Array(begin());
    unborn[15] = 200;
    expect(() => test.database.rollback(unborn)).toThrow(invalid('Transaction is invalid or expired.'));
  });
});

describe('a read-only transaction', () => {
  it('sees the moment of its beginning, takes no locks and writes nothing', async () => {
    const test = new TestStore();
    await test.commit([set('c/d', { n: 1n }), set('c/e', { n: 1n })]);
    const transaction = test.database.beginTransaction({ readOnly: {} });
    await test.commit([set('c/d', { n: 2n }), remove('c/e'), set('c/f', {})]);
    expect((await test.database.read('c/d', { transaction }))?.fields).toEqual(fields({ n: 1n }));
    const { documents } = await test.database.readQuery(query('c'), { transaction });
    expect(documents.map(({ path }) => path)).toEqual(['c/d', 'c/e']);
    const count = await test.database.aggregate(query('c'), [{ alias: 'n', kind: 'count' }], { transaction });
    expect(count.get('n')).toBe(2n);
    await expect(test.commit([remove('c/d')], { transaction })).rejects.toEqual(
      new StatusError('INVALID_ARGUMENT', 'Cannot modify entities in a read-only transaction.'),
    );
  });
});
