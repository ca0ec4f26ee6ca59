import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request as httpRequest } from 'node:http';
import { Inbox } from './inbox';
import type { StoredMessage } from './message';

const ACCOUNT = `AC${'0'.repeat(32)}`;
const MAIL = {
  personalizations: [{ to: [{ email: 'claire@example.com' }] }],
  from: { email: 'care@example.com', name: 'CareCircle' },
  subject: 'A refill is needed',
  content: [
    { type: 'text/plain', value: 'Plain' },
    { type: 'text/html', value: '<h1>Rich</h1><script>alert(1)</script>' },
  ],
};

const folder = mkdtempSync(path.join(tmpdir(), 'inbox-'));
const file = path.join(folder, 'inbox.jsonl');
let inbox: Inbox;
let origin: string;

beforeEach(async () => {
  inbox = new Inbox({ port: 0, file, now: () => Date.parse('2026-03-01T08:00:00Z'), fireClock: () => Promise.resolve([]) });
  origin = `http://127.0.0.1:${await inbox.listen()}`;
  inbox.store.clear();
});
afterEach(() => inbox.close());
afterAll(() => { rmSync(folder, { recursive: true }); });

const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(origin + path, { method: 'POST', body, headers });
const mail = (body: unknown = MAIL, key = 'Bearer SG.local'): Promise<Response> =>
  post('/v3/mail/send', JSON.stringify(body), { authorization: key });
const sms = (to: string, user = ACCOUNT): Promise<Response> =>
  post(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, String(new URLSearchParams({ To: to, From: '+12025550100', Body: 'Hello' })), {
    authorization: `Basic ${Buffer.from(`${user}:local`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
  });
const push = (message: object, token = 'Bearer t'): Promise<Response> =>
  post('/v1/projects/demo/messages:send', JSON.stringify({ message }), { authorization: token });
const messages = async (query = ''): Promise<StoredMessage[]> => {
  const response = await fetch(`${origin}/api/messages${query}`);
  return ((await response.json()) as { messages: StoredMessage[] }).messages;
};

describe('SendGrid', () => {
  test('accepts an e-mail and shows both parts of it', async () => {
    const response = await mail();
    expect([response.status, await response.text()]).toEqual([202, '']);
    expect(response.headers.get('x-message-id')).toBeTruthy();
    expect(await messages()).toMatchObject([
      { channel: 'email', to: 'claire@example.com', from: 'CareCircle <care@example.com>', title: 'A refill is needed', text: 'Plain', at: '2026-03-01T08:00:00.000Z' },
    ]);
  });

  test.each([
    ['without a key', 401, () => mail(MAIL, '')],
    ['without a receiver', 400, () => mail({ ...MAIL, personalizations: [] })],
    ['without a subject', 400, () => mail({ ...MAIL, subject: '' })],
    ['that is no JSON', 400, () => post('/v3/mail/send', '{', { authorization: 'Bearer k' })],
  ])('refuses an e-mail %s with its own kind of error', async (_what, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) as string }] });
    expect(await messages()).toEqual([]);
  });
});

describe('Twilio', () => {
  test('accepts a text message and names it', async () => {
    const response = await sms('+12025550141');
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ sid: expect.stringMatching(/^SM[0-9a-f]{32}$/) as string, status: 'queued', to: '+12025550141' });
    expect(await messages()).toMatchObject([{ channel: 'sms', to: '+12025550141', text: 'Hello' }]);
  });

  test('refuses a number that is none, and a stranger', async () => {
    expect(await (await sms('12')).json()).toMatchObject({ code: 21211, status: 400 });
    expect(await (await sms('+12025550141', 'somebody')).json()).toMatchObject({ code: 20003, status: 401 });
  });
});

describe('FCM', () => {
  test('accepts a push with its data', async () => {
    const response = await push({ token: 'phone', data: { title: 'Refill', body: 'Open CareCircle', tag: 'a' } });
    expect(await response.json()).toMatchObject({ name: expect.stringMatching(/^projects\/demo\/messages\//) as string });
    expect(await messages()).toMatchObject([{ channel: 'push', to: 'phone', title: 'Refill', data: { tag: 'a' } }]);
  });

  test('says UNREGISTERED for the token of an app that was removed', async () => {
    const response = await push({ token: 'unregistered-1' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { status: 'NOT_FOUND', details: [{ errorCode: 'UNREGISTERED' }] } });
  });

  test('is asked only with an access token, which the token endpoint gives', async () => {
    expect((await push({ token: 'phone' }, '')).status).toBe(401);
    const granted = await post('/token', 'grant_type=refresh_token&refresh_token=local');
    expect(await granted.json()).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) as string });
    expect((await post('/token', 'grant_type=password')).status).toBe(400);
  });
});

describe('the interface for tests', () => {
  test('fails as often as it was told to, with the provider’s error and Retry-After', async () => {
    await post('/api/faults', JSON.stringify({ provider: 'email', status: 429, times: 2, retryAfter: 7 }));
    const first = await mail();
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await mail()).status).toBe(429);
    expect((await mail()).status).toBe(202);
    expect(await messages()).toHaveLength(1);
  });

  test('filters by channel and receiver', async () => {
    await mail();
    await sms('+12025550141');
    expect(await messages('?channel=sms')).toHaveLength(1);
    expect(await messages('?to=CLAIRE')).toHaveLength(1);
    expect((await fetch(`${origin}/api/messages?channel=fax`)).status).toBe(400);
  });

  test('announces a message as it arrives', async () => {
    const stream = await fetch(`${origin}/api/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await mail();
    let seen = '';
    while (!seen.includes('claire@example.com')) seen += (await reader?.read())?.value ?? '';
    expect(seen).toMatch(/^data: \{/m);
    await reader?.cancel();
  });

  test('keeps what it captured across a restart', async () => {
    await mail();
    await inbox.close();
    const again = new Inbox({ port: 0, file });
    expect(again.store.list()).toHaveLength(1);
    await inbox.listen();
  });
});

describe('the page', () => {
  test('allows no script of an e-mail: it is served sandboxed, without any source of scripts', async () => {
    await mail();
    const [message] = await messages();
    const html = await fetch(`${origin}/api/messages/${message?.id ?? ''}/html`);
    expect(html.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(html.headers.get('content-security-policy')).not.toContain('allow-scripts');
    const page = await fetch(origin);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/https?:\/\//);
  });

  test('answers nobody who came here by another name', async () => {
    const status = await new Promise((resolve) => {
      httpRequest(`${origin}/api/messages`, { headers: { host: 'evil.example' } }, (response) => { resolve(response.statusCode); }).end();
    });
    expect(status).toBe(403);
    expect((await fetch(`${origin}/api/messages`, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  });
});
