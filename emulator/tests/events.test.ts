import type { Firestore } from 'firebase-admin/firestore';
import { adminFirestore, unsignedToken } from './clients';
import { startFunctions, type FakeFunctions } from './fake-functions';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const PROJECT = 'demo-test';
const ROOT = `projects/${PROJECT}/databases/(default)/documents`;

let functions: FakeFunctions;
let engine: TestEngine;
let db: Firestore;

beforeEach(async () => {
  functions = await startFunctions();
  engine = await startEngine({ functionsEmulator: functions.address });
  db = adminFirestore(engine);
});
afterEach(async () => {
  await db.terminate();
  await engine.stop();
  await functions.stop();
  expect(engine.errors).toEqual([]);
});

async function register(key: string, kind: string, pattern: string, matchType = 'PATH_PATTERN'): Promise<void> {
  const response = await fetch(
    `${engine.url}/emulator/v1/projects/${PROJECT}/eventarcTrigger?eventarcTriggerId=${key}`,
    {
      method: 'POST',
      body: JSON.stringify({
        eventType: `google.cloud.firestore.document.v1.${kind}`,
        database: '(default)',
        namespace: '(default)',
        document: { value: pattern, matchType },
      }),
    },
  );
  expect(response.status).toBe(200);
}

const summary = (): string[] => functions.received.map(({ key, body }) => `${key} ${body['document']}`);

describe('events to functions', () => {
  it('come as CloudEvents, with the document after and before', async () => {
    await register('f-0', 'updated', 'a/{id}');
    await db.doc('a/1').set({ n: 1, m: { x: 1, y: 1 } });
    await db.doc('a/1').update({ n: 2, 'm.y': 2 });
    const [event] = await functions.next(1);
    expect(event?.path).toBe(`/functions/projects/${PROJECT}/triggers/f-0`);
    expect(event?.contentType).toContain('application/cloudevents+json');
    expect(event?.body).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      source: `//firestore.googleapis.com/projects/${PROJECT}/databases/(default)`,
      type: 'google.cloud.firestore.document.v1.updated',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3,6})?Z$/),
      subject: 'documents/a/1',
      datacontenttype: 'application/json',
      location: 'us-central1',
      project: PROJECT,
      database: '(default)',
      namespace: '(default)',
      document: 'a/1',
      data: {
        value: expect.objectContaining({
          name: `${ROOT}/a/1`,
          fields: {
            n: { integerValue: '2' },
            m: { mapValue: { fields: { x: { integerValue: '1' }, y: { integerValue: '2' } } } },
          },
        }),
        oldValue: expect.objectContaining({ createTime: expect.any(String), updateTime: expect.any(String) }),
        updateMask: { fieldPaths: ['n', 'm.y'] },
      },
    });
  });

  it('are of the kind that a trigger asks for', async () => {
    for (const kind of ['created', 'updated', 'deleted', 'written']) await register(kind, kind, 'a/{id}');
    await db.doc('a/1').set({ n: 1 });
    await functions.next(2);
    await db.doc('a/1').set({ n: 2 });
    await functions.next(4);
    await db.doc('a/1').delete();
    const events = await functions.next(6);
    const kinds = events.map(({ key, body }) => `${key}:${Object.keys(body['data'] as object).join('+')}`);
    expect(kinds.slice(0, 2).sort()).toEqual(['created:value', 'written:value']);
    expect(kinds.slice(2, 4).sort()).toEqual([
      'updated:value+oldValue+updateMask',
      'written:value+oldValue+updateMask',
    ]);
    expect(kinds.slice(4).sort()).toEqual(['deleted:oldValue', 'written:oldValue']);
  });

  it('are raised by real changes only, once for a document in a commit', async () => {
    await register('w', 'written', '{path=**}');
    await db.doc('a/1').set({ n: 1 });
    await db.doc('a/1').set({ n: 1 });
    await db.doc('a/missing').delete();
    const batch = db.batch();
    batch.set(db.doc('a/2'), { n: 1 }).update(db.doc('a/2'), { n: 2 });
    batch.set(db.doc('a/gone'), {}).delete(db.doc('a/gone'));
    await batch.commit();
    await fetch(`${engine.url}/emulator/v1/projects/${PROJECT}/databases/(default)/documents`, { method: 'DELETE' });
    await db.doc('a/last').set({});
    await functions.next(3);
    expect(summary()).toEqual(['w a/1', 'w a/2', 'w a/last']);
  });

  it('go to the triggers whose pattern the path matches', async () => {
    await register('one', 'written', 'families/{fid}/doses/{id}');
    await register('deep', 'written', 'families/{fid}/{rest=**}');
    await register('exact', 'written', 'families/f1', 'EXACT');
    await db.doc('families/f1').set({});
    await db.doc('families/f1/doses/d').set({});
    await db.doc('families/f1/doses/d/log/l').set({});
    await functions.next(5);
    expect(summary().sort()).toEqual([
      'deep families/f1',
      'deep families/f1/doses/d',
      'deep families/f1/doses/d/log/l',
      'exact families/f1',
      'one families/f1/doses/d',
    ]);
  });

  it('tell who made the change when the trigger asks for it', async () => {
    await register('auth', 'written.withAuthContext', 'a/{id}');
    const write = async (id: string, authorization?: string): Promise<void> => {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      await fetch(`${engine.url}/v1/${ROOT}/a/${id}`, { method: 'PATCH', headers, body: '{}' });
    };
    await write('admin', 'Bearer owner');
    await write('user', `Bearer ${unsignedToken({ sub: 'ann' })}`);
    await write('nobody');
    const authors = (await functions.next(3)).map(({ body }) => [body['document'], body['authtype'], body['authid']]);
    expect(authors.sort()).toEqual([
      ['a/admin', 'service_account', `firebase-adminsdk@${PROJECT}.iam.gserviceaccount.com`],
      ['a/nobody', 'unauthenticated', undefined],
      ['a/user', 'unknown', 'ann'],
    ]);
  });

  it('come in order for each document, and never more than six at once', async () => {
    await register('w', 'written', 'a/{id}');
    functions.answerWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return 200;
    });
    for (let n = 0; n < 5; n++) {
      const batch = db.batch();
      for (let i = 0; i < 80; i++) batch.set(db.doc(`a/${i}`), { n });
      await batch.commit();
    }
    const events = await functions.next(400);
    expect(functions.mostAtOnce).toBeLessThanOrEqual(6);
    expect(functions.mostAtOnce).toBeGreaterThan(1);
    const seen = new Map<unknown, number[]>();
    for (const { body } of events) {
      const { value } = body['data'] as { value: { fields: { n: { integerValue: string } } } };
      seen.set(body['document'], [...(seen.get(body['document']) ?? []), Number(value.fields.n.integerValue)]);
    }
    expect([...seen.values()].every((order) => order.join() === '0,1,2,3,4')).toBe(true);
  });

  it('are not sent again after any answer, and a key that is gone is forgotten', async () => {
    await register('failing', 'written', 'a/{id}');
    await register('gone', 'written', 'a/{id}');
    functions.answerWith((key) => (key === 'gone' ? 404 : 500));
    await db.doc('a/1').set({});
    await functions.next(2);
    await db.doc('a/2').set({});
    await functions.next(3);
    await register('gone', 'written', 'a/{id}');
    await db.doc('a/3').set({});
    await functions.next(5);
    expect(summary().sort()).toEqual(['failing a/1', 'failing a/2', 'failing a/3', 'gone a/1', 'gone a/3']);
  });

  it('wait for a Functions emulator that is still starting', async () => {
    await register('w', 'written', 'a/{id}');
    await functions.stop();
    await db.doc('a/1').set({});
    await new Promise((resolve) => setTimeout(resolve, 150));
    functions = await startFunctions(functions.port);
    expect((await functions.next(1)).map(({ body }) => body['document'])).toEqual(['a/1']);
  });

  it('come to first-generation functions in their own form', async () => {
    const registration = {
      eventTrigger: { eventType: 'providers/cloud.firestore/eventTypes/document.create', resource: `${ROOT}/a/{id}` },
    };
    await fetch(`${engine.url}/emulator/v1/projects/${PROJECT}/triggers/v1`, {
      method: 'PUT',
      body: JSON.stringify(registration),
    });
    await db.doc('a/1').set({ n: 1 });
    const [event] = await functions.next(1);
    expect(event?.contentType).toBe('application/json');
    expect(event?.body).toMatchObject({
      data: { value: { name: `${ROOT}/a/1`, fields: { n: { integerValue: '1' } } } },
      context: {
        eventId: expect.any(String),
        timestamp: expect.any(String),
        eventType: 'providers/cloud.firestore/eventTypes/document.create',
        resource: { service: 'firestore.googleapis.com', name: `${ROOT}/a/1` },
      },
    });
  });
});
