import type { ShownRequest } from '../src/window/live-requests';
import { unsignedToken } from './clients';
import { startEngine, type TestEngine } from './helper';

const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /own/{uid} {
      allow read: if request.auth.uid == uid;
      allow read: if resource.data.missing;
    }
  }
}`;
const PROJECT = 'demo-watch';

let engine: TestEngine;
const ends: AbortController[] = [];

beforeEach(async () => {
  engine = await startEngine({ rules: RULES });
});
afterEach(async () => {
  for (const end of ends.splice(0)) end.abort();
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

/** Watches from now on; `next` resolves to what is judged next. */
async function watch(): Promise<{ next(): Promise<ShownRequest>; end(): void }> {
  const end = new AbortController();
  ends.push(end);
  const response = await fetch(`${engine.url}/emulator/ui/requests`, { signal: end.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    end: () => end.abort(),
    async next() {
      for (;;) {
        const [whole, data] = /^data: (.*)\n\n/m.exec(text) ?? [];
        if (whole !== undefined && data !== undefined) {
          text = text.slice(text.indexOf(whole) + whole.length);
          return JSON.parse(data) as ShownRequest;
        }
        text += (await reader?.read())?.value ?? '';
      }
    },
  };
}

const url = (path: string): string => `${engine.url}/v1/projects/${PROJECT}/databases/(default)/documents/${path}`;
const read = (path: string, token?: string): Promise<Response> =>
  fetch(url(path), token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

test('tells who asked for what, and which lines of the rules decided', async () => {
  const { next } = await watch();
  await read('own/ann', unsignedToken({ sub: 'ann' }));
  expect(await next()).toMatchObject({
    project: PROJECT,
    method: 'get',
    path: 'own/ann',
    outcome: 'allowed',
    who: { kind: 'user', uid: 'ann' },
    statements: [{ line: 5, column: 7, outcome: 'allow' }],
  });
  await read('own/ann', unsignedToken({ sub: 'bob' }));
  expect(await next()).toMatchObject({
    outcome: 'denied',
    statements: [
      { line: 5, outcome: 'deny' },
      { line: 6, outcome: 'error', message: 'Null value error.' },
    ],
  });
  await read('elsewhere/x');
  expect(await next()).toMatchObject({
    outcome: 'denied',
    who: { kind: 'anonymous' },
    statements: [],
    message: 'No matching allow statements',
  });
});

test('tells what admins do without being judged, each write of a commit by itself', async () => {
  const { next } = await watch();
  await read('own/ann', 'owner');
  expect(await next()).toMatchObject({ method: 'get', outcome: 'free', who: { kind: 'admin' } });
  const name = (id: string): string => url(id).slice(url('').indexOf('projects/'));
  const writes = ['a/1', 'a/2'].map((id) => ({ update: { name: name(id), fields: {} } }));
  await fetch(url(':commit').replace('/:', ':'), {
    method: 'POST',
    headers: { authorization: 'Bearer owner' },
    body: JSON.stringify({ writes }),
  });
  expect([await next(), await next()]).toMatchObject([
    { method: 'create', path: 'a/1' },
    { method: 'create', path: 'a/2' },
  ]);
});

test('does not tell what the window itself asks', async () => {
  const { next } = await watch();
  const answer = await fetch(url('own/ann').replace('/v1/', '/emulator/ui/rest/v1/'));
  expect(answer.status).toBe(404);
  await read('own/ann', 'owner');
  await read('own/bob', 'owner');
  expect([(await next()).path, (await next()).path]).toEqual(['own/ann', 'own/bob']);
});

test('nobody is told when nobody watches, and ten windows are enough', async () => {
  expect(engine.engine.monitor.current).toBeUndefined();
  const watchers = await Promise.all(Array.from({ length: 10 }, () => watch()));
  expect((await fetch(`${engine.url}/emulator/ui/requests`)).status).toBe(503);
  for (const { end } of watchers) end();
  while (engine.engine.monitor.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(engine.engine.monitor.current).toBeUndefined();
});

test('the window has none of the headers by which pages of other origins get in', async () => {
  const origin = 'http://elsewhere.example';
  for (const method of ['GET', 'OPTIONS', 'PATCH']) {
    const response = await fetch(`${engine.url}/emulator/ui/rest/v1/projects/p/databases/(default)/documents/a/b`, { method, headers: { origin } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  }
  const state = await fetch(`${engine.url}/emulator/ui/state`);
  expect(state.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(state.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});
