import type { DocumentReference, Firestore, Query } from 'firebase-admin/firestore';
import { adminFirestore } from './clients';
import { startEngine, type TestEngine } from './helper';
import { startUnsteadyProxy, type UnsteadyProxy } from './unsteady-proxy';
import { stopWatches, watch, type Watch } from './watch';

jest.setTimeout(30_000);

const CLOSED = `
service cloud.firestore {
  match /databases/{database}/documents { match /{path=**} { allow read, write: if false; } }
}`;

let engine: TestEngine;
let proxy: UnsteadyProxy;
const clients: Firestore[] = [];

beforeEach(async () => {
  engine = await startEngine({ rules: CLOSED });
  proxy = await startUnsteadyProxy(engine.port);
});

afterEach(async () => {
  stopWatches();
  // What is answered after the listeners were stopped tells that their streams have ended.
  await Promise.all(clients.map((db) => db.doc('a/1').get()));
  await Promise.all(clients.splice(0).map((db) => db.terminate()));
  await proxy.close();
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

function connect(address = engine.address): Firestore {
  const db = adminFirestore({ ...engine, address }, 'demo-p');
  clients.push(db);
  return db;
}

function data(reference: DocumentReference): Watch<unknown> {
  return watch((show, fail) => reference.onSnapshot((snapshot) => show(snapshot.data()), fail));
}

function ids(query: Query): Watch<string> {
  return watch((show, fail) => query.onSnapshot(({ docs }) => show(docs.map(({ id }) => id).join()), fail));
}

describe('firebase-admin, listeners', () => {
  it('sees a document come, change and go, whatever the rules', async () => {
    const db = connect();
    const seen = data(db.doc('a/1'));
    await seen.next((shown) => shown === undefined);
    await db.doc('a/1').set({ n: 1 });
    await db.doc('a/1').update({ 'deep.er': true });
    await db.doc('a/1').delete();
    await seen.next((shown) => seen.all.length === 4 && shown === undefined);
    expect(seen.all).toEqual([undefined, { n: 1 }, { n: 1, deep: { er: true } }, undefined]);
  });

  it('keeps the order of a query with limit and offset over a collection group', async () => {
    const db = connect();
    const found = ids(db.collectionGroup('c').orderBy('n', 'desc').offset(1).limit(2));
    await found.next((shown) => shown === '');
    for (const [n, id] of ['a', 'b', 'c', 'd'].entries()) await db.doc(`p/${n}/c/${id}`).set({ n });
    await found.next((shown) => shown === 'c,b');
    await db.doc('p/3/c/d').delete();
    await found.next((shown) => shown === 'b,a');
  });

  it('tells what changed in a snapshot', async () => {
    const db = connect();
    const changes = watch<string[]>((show, fail) => {
      return db.collection('a').onSnapshot((snapshot) => {
        show(snapshot.docChanges().map(({ type, doc }) => `${type} ${doc.id}`));
      }, fail);
    });
    await changes.next(() => true);
    const batch = db.batch();
    batch.set(db.doc('a/1'), { n: 1 }).set(db.doc('a/2'), { n: 1 });
    await batch.commit();
    await changes.next((shown) => shown.join() === 'added 1,added 2');
    const second = db.batch();
    second.update(db.doc('a/1'), { n: 2 }).delete(db.doc('a/2')).set(db.doc('a/3'), {});
    await second.commit();
    await changes.next((shown) => shown.join() === 'removed 2,added 3,modified 1');
    expect(changes.all).toHaveLength(3);
  });

  it('ends with the reason when its query cannot be run', async () => {
    const db = connect();
    const filters = Array.from({ length: 31 }, (_, i) => i);
    const found = ids(db.collection('a').where('n', 'in', filters));
    expect((await found.failure).message).toContain('30');
  });

  it('resumes where it was after the connection broke', async () => {
    const writer = connect();
    const reader = connect(`127.0.0.1:${proxy.port}`);
    await writer.doc('a/1').set({});
    await writer.doc('a/2').set({});
    const found = ids(reader.collection('a'));
    await found.next((shown) => shown === '1,2');
    proxy.cut();
    await writer.doc('a/1').delete();
    await writer.doc('a/3').set({});
    await found.next((shown) => shown === '2,3');
  });

  it('goes on after a restart of the server', async () => {
    const db = connect();
    await db.doc('a/1').set({});
    const found = ids(db.collection('a'));
    await found.next((shown) => shown === '1');
    await engine.stop();
    engine = await startEngine({ restarted: engine });
    await db.doc('a/2').set({});
    await found.next((shown) => shown === '1,2');
  });

  it('sees ten thousand documents', async () => {
    const db = connect();
    const writes = Array.from({ length: 10_000 }, (_, i) => {
      return { kind: 'update' as const, path: `a/${i}`, fields: new Map([['n', BigInt(i)]]), transforms: [] };
    });
    await engine.engine.store.database('demo-p', '(default)').commit(writes, { author: { kind: 'admin' } });
    const sizes = watch<number>((show, fail) => db.collection('a').onSnapshot(({ size }) => show(size), fail));
    expect(await sizes.next(() => true)).toBe(10_000);
  });

  it('hears of commits in a thousand listeners', async () => {
    const db = connect();
    const watches = Array.from({ length: 1000 }, (_, i) => data(db.doc(`a/${i % 100}`)));
    await Promise.all(watches.map((seen) => seen.next(() => true)));
    await Promise.all(Array.from({ length: 100 }, (_, i) => db.doc(`a/${i}`).set({ n: i })));
    const last = await Promise.all(watches.map((seen) => seen.next((shown) => shown !== undefined)));
    expect(last).toEqual(watches.map((_, i) => ({ n: i % 100 })));
  });
});
