import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  doc,
  getCountFromServer,
  getDoc,
  getDocs,
  increment,
  limit,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
  writeBatch,
} from 'firebase/firestore';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const RULES = `
rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function family(id) { return get(/databases/$(database)/documents/families/$(id)).data; }
    match /families/{fid} {
      allow get: if request.auth.uid in resource.data.memberIds;
      allow list: if request.auth.uid in resource.data.memberIds && request.query.limit <= 10;
      match /notes/{id} {
        allow read: if request.auth.uid in family(fid).memberIds;
        allow create: if request.resource.data.author == request.auth.uid
          && request.resource.data.at == request.time
          && getAfter(/databases/$(database)/documents/families/$(fid)).data.notes
             == family(fid).notes + 1;
        allow update: if request.resource.data.count == resource.data.count + 1;
      }
      allow update: if request.resource.data.diff(resource.data).affectedKeys().hasOnly(['notes']);
    }
    match /closed/{id} { allow read, write: if false; }
    match /claims/{id} { allow write: if request.auth.token.role == 'nurse'; }
  }
}`;

let engine: TestEngine;
let environment: RulesTestEnvironment;

// The SDK warns of every refusal.
beforeAll(() => setLogLevel('silent'));

beforeAll(async () => {
  engine = await startEngine();
  environment = await initializeTestEnvironment({
    projectId: 'demo-rules',
    firestore: { host: '127.0.0.1', port: engine.port, rules: RULES },
  });
});
afterAll(async () => {
  await environment.cleanup();
  await engine.stop();
  expect(engine.errors).toEqual([]);
});
beforeEach(async () => {
  await environment.clearFirestore();
  await environment.withSecurityRulesDisabled(async (context) => {
    await setDoc(doc(context.firestore(), 'families/f1'), { memberIds: ['ann'], notes: 0 });
    await setDoc(doc(context.firestore(), 'closed/c'), { n: 1 });
  });
});

const ann = () => environment.authenticatedContext('ann').firestore();
const eve = () => environment.authenticatedContext('eve').firestore();
const nobody = () => environment.unauthenticatedContext().firestore();

describe('rules as rules-unit-testing sees them', () => {
  it('let a member read what a stranger and a signed-out client may not', async () => {
    await assertSucceeds(getDoc(doc(ann(), 'families/f1')));
    await assertFails(getDoc(doc(eve(), 'families/f1')));
    await assertFails(getDoc(doc(nobody(), 'families/f1')));
  });

  it('say which line refused, so that people can look there', async () => {
    await expect(getDoc(doc(ann(), 'closed/c'))).rejects.toThrow(/false for 'get' @ L19/);
    expect(engine.debug.some((line) => line.includes('denied get closed/c'))).toBe(true);
  });

  it('allow a query only when its constraints prove the condition', async () => {
    const families = (db: ReturnType<typeof ann>) => collection(db, 'families');
    const mine = query(families(ann()), where('memberIds', 'array-contains', 'ann'), limit(5));
    expect((await assertSucceeds(getDocs(mine))).size).toBe(1);
    await assertFails(getDocs(query(families(ann()), limit(5))));
    await assertFails(getDocs(query(families(ann()), where('memberIds', 'array-contains', 'ann'))));
    await assertFails(getDocs(query(families(eve()), where('memberIds', 'array-contains', 'ann'), limit(5))));
    await assertSucceeds(getCountFromServer(mine));
    await assertFails(getCountFromServer(query(families(ann()))));
  });

  it('judge each write of a batch against the state after the whole of it', async () => {
    const db = ann();
    const note = { author: 'ann', at: serverTimestamp(), count: 0 };
    const complete = writeBatch(db);
    complete.set(doc(db, 'families/f1/notes/n1'), note);
    complete.update(doc(db, 'families/f1'), { notes: increment(1) });
    await assertSucceeds(complete.commit());
    const half = writeBatch(db);
    half.set(doc(db, 'families/f1/notes/n2'), note);
    await assertFails(half.commit());
  });

  it('apply nothing of a batch of which one write is refused', async () => {
    const db = ann();
    const batch = writeBatch(db);
    batch.update(doc(db, 'families/f1'), { notes: 5 });
    batch.set(doc(db, 'closed/c'), { n: 2 });
    await assertFails(batch.commit());
    expect((await getDoc(doc(db, 'families/f1'))).get('notes')).toBe(0);
  });

  it('see transforms applied and masks merged', async () => {
    await environment.withSecurityRulesDisabled(async (context) => {
      await setDoc(doc(context.firestore(), 'families/f1/notes/n'), { count: 1 });
    });
    await assertSucceeds(updateDoc(doc(ann(), 'families/f1/notes/n'), { count: increment(1) }));
    await assertFails(updateDoc(doc(ann(), 'families/f1/notes/n'), { count: increment(2) }));
  });

  it('hide behind a refusal whether a document exists', async () => {
    await expect(updateDoc(doc(eve(), 'closed/missing'), { n: 1 })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    await expect(updateDoc(doc(eve(), 'closed/c'), { n: 1 })).rejects.toMatchObject({ code: 'permission-denied' });
    await expect(deleteDoc(doc(eve(), 'closed/missing'))).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('know the claims of a token', async () => {
    const nurse = environment.authenticatedContext('n', { role: 'nurse' }).firestore();
    await assertSucceeds(setDoc(doc(nurse, 'claims/1'), { a: 1 }));
    await assertFails(setDoc(doc(ann(), 'claims/1'), { a: 1 }));
  });

  it('let a transaction verify a document that it only read, and retry when that has changed', async () => {
    const db = ann();
    let attempts = 0;
    await runTransaction(db, async (transaction) => {
      attempts++;
      const family = await transaction.get(doc(db, 'families/f1'));
      if (attempts === 1) await updateDoc(doc(db, 'families/f1'), { notes: 1 });
      const at = serverTimestamp();
      transaction.set(doc(db, 'families/f1/notes/t'), { author: 'ann', at, seen: family.get('notes') });
      transaction.update(doc(db, 'families/f1'), { notes: family.get('notes') + 1 });
    });
    expect(attempts).toBe(2);
    expect((await getDoc(doc(db, 'families/f1'))).get('notes')).toBe(2);
    expect((await getDoc(doc(db, 'families/f1/notes/t'))).get('seen')).toBe(1);
  });

  it('are refused with line and column when they do not compile', async () => {
    const broken = initializeTestEnvironment({
      projectId: 'demo-broken',
      firestore: { host: '127.0.0.1', port: engine.port, rules: 'service cloud.firestore {\n  match /a/{b { }\n}' },
    });
    await expect(broken).rejects.toThrow(/2:\d+/);
    expect(engine.errors.splice(0).join('\n')).toMatch(/security rules .*:2:\d+/);
  });

  it('hold for the project that loaded them only', async () => {
    const other = await initializeTestEnvironment({
      projectId: 'demo-open',
      firestore: { host: '127.0.0.1', port: engine.port },
    });
    await assertSucceeds(getDoc(doc(other.unauthenticatedContext().firestore(), 'closed/c')));
    await other.cleanup();
  });
});
