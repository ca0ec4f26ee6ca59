import {
  AggregateField,
  FieldPath,
  FieldValue,
  Filter,
  GeoPoint,
  Timestamp,
  type Firestore,
} from 'firebase-admin/firestore';
import { adminFirestore } from './clients';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const GRPC = { code: { notFound: 5, alreadyExists: 6, failedPrecondition: 9 } };

describe('firebase-admin over gRPC', () => {
  let engine: TestEngine;
  let db: Firestore;

  beforeAll(async () => {
    engine = await startEngine();
    db = adminFirestore(engine);
  });
  afterAll(async () => {
    await db.terminate();
    await engine.stop();
    expect(engine.errors).toEqual([]);
  });
  beforeEach(async () => {
    engine.engine.store.database('demo-test', '(default)').clear('');
  });

  it('gives back every type of value as it was written', async () => {
    const values = {
      nothing: null,
      yes: true,
      integer: 42,
      big: Number.MAX_SAFE_INTEGER,
      negative: -7,
      double: 0.1,
      notANumber: NaN,
      infinite: -Infinity,
      text: 'Grüße, 母さん 👵',
      empty: '',
      bytes: Buffer.from([0, 255, 128]),
      at: new Timestamp(1_700_000_000, 123_456_000),
      place: new GeoPoint(48.5, -2.75),
      origin: new GeoPoint(0, 0),
      list: [1, 'two', { three: [3] }, null],
      emptyList: [],
      map: { 'a.b': { c: 1 }, emptyMap: {} },
      reference: db.doc('c/d'),
      vector: FieldValue.vector([1.5, 2, -3]),
    };
    await db.doc('c/values').set(values);
    const data = (await db.doc('c/values').get()).data();
    expect(data?.['reference'].path).toBe('c/d');
    expect({ ...data, reference: undefined }).toEqual({ ...values, reference: undefined });
  });

  it('sets, merges, updates, deletes fields and deletes', async () => {
    const ref = db.doc('c/d');
    await ref.set({ a: 1, m: { x: 1, y: 1 } });
    await ref.set({ m: { y: 2 } }, { merge: true });
    await ref.update({ 'm.z': 3, a: FieldValue.delete() });
    expect((await ref.get()).data()).toEqual({ m: { x: 1, y: 2, z: 3 } });
    await ref.delete();
    expect((await ref.get()).exists).toBe(false);
  });

  it('tells create and update times, and the time of each write', async () => {
    const ref = db.doc('c/d');
    const first = await ref.set({ n: 1 });
    const second = await ref.set({ n: 2 });
    const snapshot = await ref.get();
    expect(snapshot.createTime?.isEqual(first.writeTime)).toBe(true);
    expect(snapshot.updateTime?.isEqual(second.writeTime)).toBe(true);
    expect(second.writeTime.valueOf() > first.writeTime.valueOf()).toBe(true);
  });

  it('refuses what a precondition forbids, with the code that clients look for', async () => {
    const ref = db.doc('c/d');
    await expect(ref.update({ n: 1 })).rejects.toMatchObject({ code: GRPC.code.notFound });
    const { writeTime } = await ref.create({ n: 1 });
    await expect(ref.create({ n: 1 })).rejects.toMatchObject({ code: GRPC.code.alreadyExists });
    await ref.set({ n: 2 });
    const stale = { lastUpdateTime: writeTime };
    await expect(ref.update({ n: 3 }, stale)).rejects.toMatchObject({ code: GRPC.code.failedPrecondition });
    await expect(ref.delete(stale)).rejects.toMatchObject({ code: GRPC.code.failedPrecondition });
  });

  it('applies transforms on the server', async () => {
    const ref = db.doc('c/d');
    await ref.set({ n: 1, list: [1, 2] });
    await ref.update({
      n: FieldValue.increment(2.5),
      list: FieldValue.arrayUnion(2, 3),
      at: FieldValue.serverTimestamp(),
    });
    await ref.update({ list: FieldValue.arrayRemove(1) });
    const data = (await ref.get()).data();
    expect(data).toMatchObject({ n: 3.5, list: [2, 3] });
    expect(data?.['at']).toBeInstanceOf(Timestamp);
  });

  it('commits a batch as a whole or not at all', async () => {
    const batch = db.batch();
    batch.set(db.doc('c/1'), { n: 1 });
    batch.update(db.doc('c/missing'), { n: 1 });
    await expect(batch.commit()).rejects.toMatchObject({ code: GRPC.code.notFound });
    expect((await db.doc('c/1').get()).exists).toBe(false);
  });

  it('reads many documents at once, found and missing', async () => {
    await db.doc('c/1').set({ a: 1, b: 2 });
    const snapshots = await db.getAll(db.doc('c/2'), db.doc('c/1'), { fieldMask: ['a'] });
    expect(snapshots.map((snapshot) => snapshot.data())).toEqual([undefined, { a: 1 }]);
  });

  it('queries with filters, orders, cursors, limits, offsets and projections', async () => {
    for (let i = 0; i < 8; i++) await db.doc(`c/${i}`).set({ i, even: i % 2 === 0, tags: [`t${i % 3}`] });
    const ids = async (query: FirebaseFirestore.Query): Promise<string[]> =>
      (await query.get()).docs.map((doc) => doc.id);
    const c = db.collection('c');
    expect(await ids(c.where('even', '==', true).where('i', '>', 2))).toEqual(['4', '6']);
    expect(await ids(c.where('i', 'in', [1, 5]))).toEqual(['1', '5']);
    expect(await ids(c.where('tags', 'array-contains', 't2'))).toEqual(['2', '5']);
    expect(await ids(c.where(Filter.or(Filter.where('i', '<', 1), Filter.where('i', '>=', 7))))).toEqual(['0', '7']);
    expect(await ids(c.orderBy('i', 'desc').startAfter(6).limit(2))).toEqual(['5', '4']);
    expect(await ids(c.orderBy('i').limitToLast(2))).toEqual(['6', '7']);
    expect(await ids(c.orderBy('i').offset(6))).toEqual(['6', '7']);
    expect(await ids(c.where(FieldPath.documentId(), '>=', '6'))).toEqual(['6', '7']);
    expect((await c.select('i').limit(1).get()).docs[0]?.data()).toEqual({ i: 0 });
    expect(await ids(c.where('i', '>', 100))).toEqual([]);
  });

  it('finds the documents of a collection group', async () => {
    await db.doc('families/f1/members/a').set({ role: 'ADMIN' });
    await db.doc('families/f2/members/b').set({ role: 'ADMIN' });
    await db.doc('other/o').set({ role: 'ADMIN' });
    const snapshot = await db.collectionGroup('members').where('role', '==', 'ADMIN').get();
    expect(snapshot.docs.map((doc) => doc.ref.path)).toEqual(['families/f1/members/a', 'families/f2/members/b']);
  });

  it('counts, sums and averages', async () => {
    for (let n = 1; n <= 4; n++) await db.doc(`c/${n}`).set({ n });
    const aggregate = await db
      .collection('c')
      .where('n', '>', 1)
      .aggregate({ count: AggregateField.count(), sum: AggregateField.sum('n'), mean: AggregateField.average('n') })
      .get();
    expect(aggregate.data()).toEqual({ count: 3, sum: 9, mean: 3 });
  });

  it('reads documents and queries in a transaction and retries it when another one was faster', async () => {
    const counter = db.doc('c/counter');
    await counter.set({ n: 0 });
    await Promise.all(
      Array.from({ length: 5 }, () =>
        db.runTransaction(async (transaction) => {
          const { docs } = await transaction.get(db.collection('c').where('n', '>=', 0));
          const n = (await transaction.get(counter)).get('n') + docs.length;
          transaction.update(counter, { n });
        }),
      ),
    );
    expect((await counter.get()).get('n')).toBe(5);
  });

  it('keeps two counters exact that ten transactions raise at once', async () => {
    const counters = [db.doc('c/left'), db.doc('c/right')];
    for (const counter of counters) await counter.set({ n: 0 });
    const raise = (): Promise<void> =>
      db.runTransaction(async (transaction) => {
        const snapshots = await transaction.getAll(...counters);
        for (const { ref, data } of snapshots.map((each) => ({ ref: each.ref, data: each.data() }))) {
          transaction.update(ref, { n: data?.['n'] + 1 });
        }
      });
    await Promise.all(Array.from({ length: 10 }, raise));
    const values = await db.getAll(...counters);
    expect(values.map((each) => each.get('n'))).toEqual([10, 10]);
  });

  it('rolls back a transaction whose body fails, so that its locks hold nobody up', async () => {
    const ref = db.doc('c/d');
    await ref.set({ n: 1 });
    const failing = db.runTransaction(async (transaction) => {
      await transaction.get(ref);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await ref.update({ n: 2 });
    expect((await ref.get()).get('n')).toBe(2);
  });

  it('reads a snapshot of the past in a read-only transaction', async () => {
    const ref = db.doc('c/d');
    const { writeTime } = await ref.set({ n: 1 });
    await ref.set({ n: 2 });
    const read = (readTime?: Timestamp): Promise<number> =>
      db.runTransaction(async (transaction) => (await transaction.get(ref)).get('n'), { readOnly: true, readTime });
    expect(await read(writeTime)).toBe(1);
    expect(await read()).toBe(2);
  });

  it('lists collections, and documents that only have descendants', async () => {
    await db.doc('a/missing/b/1').set({});
    await db.doc('a/there').set({});
    expect((await db.listCollections()).map(({ id }) => id)).toEqual(['a']);
    expect((await db.doc('a/missing').listCollections()).map(({ id }) => id)).toEqual(['b']);
    expect((await db.collection('a').listDocuments()).map(({ id }) => id)).toEqual(['missing', 'there']);
  });

  it('writes in bulk and deletes recursively', async () => {
    const writer = db.bulkWriter();
    for (let i = 0; i < 60; i++) void writer.set(db.doc(`c/${i}`), { i });
    void writer.set(db.doc('c/1/sub/x'), { i: 1 });
    await writer.close();
    expect((await db.collection('c').count().get()).data().count).toBe(60);
    await db.recursiveDelete(db.collection('c'));
    expect((await db.collectionGroup('sub').get()).size + (await db.collection('c').get()).size).toBe(0);
  });

  it('streams thousands of documents', async () => {
    for (let b = 0; b < 4; b++) {
      const batch = db.batch();
      for (let i = 0; i < 500; i++) batch.set(db.doc(`many/${b}-${i}`), { text: 'x'.repeat(500), i });
      await batch.commit();
    }
    expect((await db.collection('many').get()).size).toBe(2000);
  });

  it('keeps a document of nearly one mebibyte and refuses a larger one', async () => {
    const text = 'é'.repeat(500_000);
    await db.doc('c/large').set({ text });
    expect((await db.doc('c/large').get()).get('text')).toBe(text);
    await expect(db.doc('c/larger').set({ text, more: 'x'.repeat(60_000) })).rejects.toThrow(/maximum/);
  });

  it('answers partition queries with one partition', async () => {
    await db.doc('c/1').set({});
    const partitions = [];
    for await (const partition of db.collectionGroup('c').getPartitions(3)) partitions.push(partition);
    expect(partitions).toHaveLength(1);
  });
});
