import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  getFirestore,
  increment,
  limit,
  limitToLast,
  onSnapshot,
  orderBy,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
  Timestamp,
  writeBatch,
  type DocumentReference,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import { startEngine, type TestEngine } from './helper';
import { startUnsteadyProxy } from './unsteady-proxy';
import { stopWatches, watch, type Watch } from './watch';

const RULES = `
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id} { allow read, write; }
    match /own/{id} {
      allow read: if resource.data.owner == request.auth.uid;
      allow write: if request.resource.data.owner == request.auth.uid;
    }
    match /locked/{id} { allow read, write: if false; }
  }
}`;

/** The SDK backs off for seconds when a transaction collides. */
jest.setTimeout(30_000);
setLogLevel('silent');

let engine: TestEngine;
const apps: FirebaseApp[] = [];

beforeEach(async () => {
  engine = await startEngine({ rules: RULES });
});

afterEach(async () => {
  stopWatches();
  await Promise.all(apps.splice(0).map((app) => deleteApp(app)));
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

/** A client of its own, as user `uid`. */
function connect(uid = 'u1', port = engine.port): Firestore {
  const app = initializeApp({ projectId: 'demo-p', apiKey: 'none' }, `app ${apps.length}`);
  apps.push(app);
  const db = getFirestore(app);
  connectFirestoreEmulator(db, '127.0.0.1', port, { mockUserToken: { sub: uid, user_id: uid } });
  return db;
}

function fieldOf<T>(reference: DocumentReference, field: string): Watch<T | undefined> {
  return watch((show, fail) => onSnapshot(reference, (snapshot) => show(snapshot.get(field) as T | undefined), fail));
}

function ids(source: Query): Watch<string[]> {
  return watch((show, fail) => onSnapshot(source, ({ docs }) => show(docs.map(({ id }) => id)), fail));
}

describe('firebase-js-sdk in Node, listeners', () => {
  it('are told why a target is invalid, while others live', async () => {
    const db = connect();
    const valid = fieldOf<number>(doc(db, 'open/a'), 'n');
    await expect(getDocs(collection(db, 'a/__reserved__/b'))).rejects.toMatchObject({
      code: 'invalid-argument',
      message: 'Resource id "__reserved__" is invalid because it is reserved.',
    });
    await setDoc(doc(db, 'open/a'), { n: 1 });
    await valid.next((n) => n === 1);
  });

  it('sees a document come, change and go', async () => {
    const [reader, writer] = [connect(), connect('u2')];
    const seen = fieldOf<number>(doc(reader, 'open/1'), 'n');
    await seen.next((n) => n === undefined);
    await setDoc(doc(writer, 'open/1'), { n: 1 });
    await seen.next((n) => n === 1);
    await updateDoc(doc(writer, 'open/1'), { n: increment(41) });
    await seen.next((n) => n === 42);
    await deleteDoc(doc(writer, 'open/1'));
    await seen.next((n) => n === undefined);
    expect(seen.all).toEqual([undefined, 1, 42, undefined]);
  });

  it('sees documents enter and leave a query', async () => {
    const [reader, writer] = [connect(), connect()];
    const due = ids(query(collection(reader, 'open'), where('state', '==', 'due'), orderBy('at')));
    await due.next((found) => found.length === 0);
    await setDoc(doc(writer, 'open/b'), { state: 'due', at: 2 });
    await setDoc(doc(writer, 'open/a'), { state: 'due', at: 1 });
    await due.next((found) => found.join() === 'a,b');
    await updateDoc(doc(writer, 'open/a'), { state: 'given' });
    await due.next((found) => found.join() === 'b');
    await deleteDoc(doc(writer, 'open/b'));
    await due.next((found) => found.length === 0);
  });

  it.each([
    ['limit', limit(2), ['a,b', 'b,c', 'b,c', 'a,b']],
    ['limitToLast', limitToLast(2), ['c,d', 'c,d', 'b,c', 'b,c']],
  ])('keeps the window of %s filled', async (_name, window, expected) => {
    const [reader, writer] = [connect(), connect()];
    const batch = writeBatch(writer);
    for (const [at, id] of ['a', 'b', 'c', 'd'].entries()) batch.set(doc(writer, 'open', id), { at });
    await batch.commit();
    const found = ids(query(collection(reader, 'open'), orderBy('at'), window));
    await found.next((shown) => shown.join() === expected[0]);
    await deleteDoc(doc(writer, 'open/a'));
    await found.next((shown) => shown.join() === expected[1]);
    await deleteDoc(doc(writer, 'open/d'));
    await found.next((shown) => shown.join() === expected[2]);
    await setDoc(doc(writer, 'open/a'), { at: 0 });
    await found.next((shown) => shown.join() === expected[3]);
  });

  it('keeps other targets when one is denied', async () => {
    const db = connect();
    const open = ids(query(collection(db, 'open')));
    const locked = ids(query(collection(db, 'locked')));
    await open.next((found) => found.length === 0);
    expect(await locked.failure).toMatchObject({ code: 'permission-denied' });
    await expect(getDoc(doc(db, 'locked/1'))).rejects.toMatchObject({ code: 'permission-denied' });
    await setDoc(doc(db, 'open/1'), {});
    await open.next((found) => found.join() === '1');
  });

  it('loses a document of which its user may not see the new state', async () => {
    const [reader, writer] = [connect('u1'), connect('u2')];
    await engine.engine.store
      .database('demo-p', '(default)')
      .commit([{ kind: 'update', path: 'own/1', fields: new Map([['owner', 'u1']]), transforms: [] }], {
        author: { kind: 'admin' },
      });
    const mine = ids(query(collection(reader, 'own'), where('owner', '==', 'u1')));
    await mine.next((found) => found.join() === '1');
    await setDoc(doc(writer, 'own/1'), { owner: 'u2', secret: true });
    await mine.next((found) => found.length === 0);
  });

  it('sees a document of nearly 1 MiB with non-ASCII text', async () => {
    const [reader, writer] = [connect(), connect()];
    const text = 'é👵薬'.repeat(110_000);
    const seen = fieldOf<string>(doc(reader, 'open/1'), 'text');
    await seen.next((shown) => shown === undefined);
    await setDoc(doc(writer, 'open/1'), { text });
    expect(await seen.next((shown) => shown !== undefined)).toBe(text);
  });

  it('sees a cleared database', async () => {
    const db = connect();
    await setDoc(doc(db, 'open/1'), { n: 1 });
    const found = ids(query(collection(db, 'open')));
    const one = fieldOf<number>(doc(db, 'open/1'), 'n');
    await found.next((shown) => shown.length === 1);
    await one.next((n) => n === 1);
    await fetch(`${engine.url}/emulator/v1/projects/demo-p/databases/(default)/documents`, { method: 'DELETE' });
    await found.next((shown) => shown.length === 0);
    await one.next((n) => n === undefined);
  });

  it('goes on after a restart of the server', async () => {
    const [reader, writer] = [connect(), connect()];
    await setDoc(doc(writer, 'open/1'), { n: 1 });
    const found = ids(query(collection(reader, 'open')));
    await found.next((shown) => shown.join() === '1');
    await engine.stop();
    engine = await startEngine({ rules: RULES, restarted: engine });
    await setDoc(doc(writer, 'open/2'), { n: 2 });
    await found.next((shown) => shown.join() === '1,2');
  });
});

describe('firebase-js-sdk in Node, writes', () => {
  it('rejects the refused one of five, and applies each of the others once', async () => {
    const db = connect();
    await setDoc(doc(db, 'open/n'), { n: 0 });
    const add = () => updateDoc(doc(db, 'open/n'), { n: increment(1) });
    const outcomes = await Promise.allSettled([add(), add(), setDoc(doc(db, 'locked/1'), {}), add(), add()]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect((await getDoc(doc(db, 'open/n'))).get('n')).toBe(4);
  });

  it('rejects the one that cannot be read, not the one before it', async () => {
    const db = connect();
    const outcomes = await Promise.allSettled([
      setDoc(doc(db, 'open/1'), { n: 1 }),
      setDoc(doc(db, 'open/__reserved__'), { n: 2 }),
      setDoc(doc(db, 'open/3'), { n: 3 }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('sends a write again whose answer was lost, which then changes nothing', async () => {
    const proxy = await startUnsteadyProxy(engine.port);
    const db = connect('u1', proxy.port);
    const database = engine.engine.store.database('demo-p', '(default)');
    await setDoc(doc(db, 'open/1'), { n: 0 });
    const commits: string[] = [];
    const committed = new Promise<void>((resolve) => {
      database.onCommit(({ changes }) => {
        commits.push(...changes.map(({ path }) => path));
        resolve();
      });
    });
    proxy.mute();
    const written = setDoc(doc(db, 'open/1'), { n: 1 });
    await committed;
    proxy.cut();
    await written;
    expect(commits).toEqual(['open/1']);
    expect((await getDoc(doc(db, 'open/1'))).get('n')).toBe(1);
    await proxy.close();
  });

  it('replaces a server timestamp by the time of the server', async () => {
    const db = connect();
    const seen = fieldOf<Timestamp>(doc(db, 'open/1'), 'at');
    await setDoc(doc(db, 'open/1'), { at: serverTimestamp() });
    const at = await seen.next((shown) => shown instanceof Timestamp);
    expect(at).toEqual((await getDoc(doc(db, 'open/1'))).get('at'));
  });

  it('runs transactions of many clients on one counter without losing any', async () => {
    const clients = Array.from({ length: 3 }, () => connect());
    const [first] = clients;
    if (!first) throw new Error('no client');
    await setDoc(doc(first, 'open/n'), { n: 0 });
    await setDoc(doc(first, 'open/guard'), { open: true });
    const work = clients.map(async (db) => {
      await runTransaction(
        db,
        async (transaction) => {
          const guard = await transaction.get(doc(db, 'open/guard'));
          const counter = await transaction.get(doc(db, 'open/n'));
          if (guard.get('open')) transaction.update(doc(db, 'open/n'), { n: (counter.get('n') as number) + 1 });
        },
        { maxAttempts: 20 },
      );
    });
    await Promise.all(work);
    expect((await getDoc(doc(first, 'open/n'))).get('n')).toBe(3);
  });
});
