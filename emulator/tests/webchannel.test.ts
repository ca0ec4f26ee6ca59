import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEngine, type TestEngine } from './helper';

const ORIGIN = 'http://localhost:4200';
const DATABASE = 'projects/demo-p/databases/(default)';

let engine: TestEngine;

beforeEach(async () => {
  engine = await startEngine();
});

afterEach(async () => {
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

interface Call {
  rpc?: 'Listen' | 'Write';
  method?: 'GET' | 'POST';
  query?: Record<string, string>;
  messages?: unknown[];
  offset?: number;
  headers?: string;
  body?: string;
}

function call({
  rpc = 'Listen',
  method = 'POST',
  query = {},
  messages = [],
  offset = 0,
  headers,
  body,
}: Call): Promise<Response> {
  const parameters = new URLSearchParams({ VER: '8', database: DATABASE, ...query });
  const form = new URLSearchParams({ count: String(messages.length), ofs: String(offset) });
  if (headers) form.set('headers', headers);
  messages.forEach((message, i) => form.set(`req${i}___data__`, JSON.stringify(message)));
  return fetch(`${engine.url}/google.firestore.v1.Firestore/${rpc}/channel?${parameters}`, {
    method,
    headers: { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: method === 'POST' ? (body ?? form.toString()) : undefined,
  });
}

/** The arrays of an answer that has ended. */
async function arrays(response: Response): Promise<[number, unknown[]][]> {
  const found: [number, unknown[]][] = [];
  for (let rest = await response.text(); rest !== ''; ) {
    const start = rest.indexOf('\n') + 1;
    const end = start + Number(rest.slice(0, start));
    found.push(...(JSON.parse(rest.slice(start, end)) as [number, unknown[]][]));
    rest = rest.slice(end);
  }
  return found;
}

/** Opens a session with these messages; answers its id. */
async function open(options: Call = {}): Promise<string> {
  const [[, [, sid]]] = (await arrays(await call({ query: { RID: '1', CVER: '22' }, ...options }))) as [
    [number, [string, string]],
  ];
  return sid;
}

const poll = (sid: string, acknowledged: number, options: Call = {}): Promise<Response> =>
  call({
    method: 'GET',
    query: { SID: sid, RID: 'rpc', AID: String(acknowledged), CI: '1', TYPE: 'xmlhttp' },
    ...options,
  });

const addTarget = (targetId: number) => ({
  database: DATABASE,
  addTarget: { targetId, documents: { documents: [`${DATABASE}/documents/a/${targetId}`] } },
});

describe('WebChannel over HTTP', () => {
  it('opens a session that tells its id, its version and how often it says that it is alive', async () => {
    const response = await call({ query: { RID: '1', CVER: '22' }, messages: [addTarget(2)] });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await arrays(response)).toEqual([[0, ['c', expect.stringMatching(/^[\w-]{22}$/), '', 8, 12, 30_000]]]);
  });

  it('answers a poll with what waits, and again until it is acknowledged', async () => {
    const sid = await open({ messages: [addTarget(2)] });
    const first = await arrays(await poll(sid, 0));
    expect(first.map(([id]) => id)).toEqual([1, 2, 3, 4]);
    expect(await arrays(await poll(sid, 2))).toEqual(first.slice(2));
  });

  it('takes more messages, and skips those of a request that was sent again', async () => {
    const sid = await open({ messages: [addTarget(2)] });
    const forward: Call = {
      query: { SID: sid, RID: '2', AID: '0' },
      messages: [{ database: DATABASE, removeTarget: 2 }],
      offset: 1,
    };
    expect(await (await call(forward)).text()).toBe('7\n[0,0,0]');
    await call(forward);
    const messages = (await arrays(await poll(sid, 4))).map(([, [message]]) => message);
    expect(messages).toEqual([{ targetChange: { targetChangeType: 'REMOVE', targetIds: [2] } }]);
  });

  it('refuses a target whose name is invalid, and keeps the others', async () => {
    const structuredQuery = { from: [{ collectionId: 'b' }] };
    const query = { parent: `${DATABASE}/documents/a/__reserved__`, structuredQuery };
    const root = { documents: [`${DATABASE}/documents`] };
    const sid = await open({
      messages: [
        { database: DATABASE, addTarget: { targetId: 4, query } },
        { database: DATABASE, addTarget: { targetId: 6, documents: root } },
        addTarget(2),
      ],
    });
    const messages = (await arrays(await poll(sid, 0))).map(([, [message]]) => message);
    const refusal = (targetId: number, message: string) => ({
      targetChange: { targetChangeType: 'REMOVE', targetIds: [targetId], cause: { code: 3, message } },
    });
    expect(messages.slice(0, 3)).toEqual([
      refusal(4, 'Resource id "__reserved__" is invalid because it is reserved.'),
      refusal(6, `Document name "${DATABASE}/documents" lacks "/" at index ${`${DATABASE}/documents`.length}.`),
      { targetChange: { targetChangeType: 'ADD', targetIds: [2] } },
    ]);
  });

  it('commits the writes of a Write session in order', async () => {
    const sid = await open({ rpc: 'Write', messages: [{ database: DATABASE }] });
    const writes = (n: number) => [
      { update: { name: `${DATABASE}/documents/a/1`, fields: { n: { integerValue: n } } } },
    ];
    const messages = [1, 2, 3].map((n) => ({ database: DATABASE, streamToken: 'MA==', writes: writes(n) }));
    await call({ rpc: 'Write', query: { SID: sid, RID: '2' }, messages, offset: 1 });
    const answers = await arrays(await poll(sid, 0, { rpc: 'Write' }));
    expect(answers).toHaveLength(4);
    expect(engine.engine.store.database('demo-p', '(default)').get('a/1')?.fields.get('n')).toBe(3n);
  });

  it('tells the error of a credential that cannot be read on the back channel', async () => {
    const sid = await open({ headers: 'Authorization:Bearer nonsense\r\n', messages: [addTarget(2)] });
    expect(await arrays(await poll(sid, 0))).toEqual([
      [1, [{ error: { status: 'INVALID_ARGUMENT', message: 'INVALID_ARGUMENT: invalid jwt' } }]],
    ]);
  });

  it('tells the error of a message that cannot be read on the back channel', async () => {
    const sid = await open({ messages: [{ ...addTarget(2), nonsense: true }] });
    const [[, [message]]] = (await arrays(await poll(sid, 0))) as [[number, [{ error: { status: string } }]]];
    expect(message.error.status).toBe('INVALID_ARGUMENT');
  });

  it.each<[string, Call, number]>([
    ['an unknown session', { query: { SID: 'x', RID: '2' } }, 400],
    ['an unknown session on the back channel', { method: 'GET', query: { SID: 'x', RID: 'rpc' } }, 400],
    ['a back channel without a session', { method: 'GET', query: { RID: 'rpc' } }, 400],
    ['a form that announces more messages than it has', { body: 'count=2&ofs=0&req0___data__={}' }, 400],
    ['a form that is none', { body: 'count=%zz' }, 400],
    ['a first message that is not number 0', { offset: 5, messages: [addTarget(2)] }, 400],
  ])('refuses %s', async (_name, options, status) => {
    const response = await call(options);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
  });

  it('ends a session that is terminated', async () => {
    const sid = await open({ messages: [addTarget(2)] });
    const ended = await call({ query: { SID: sid, RID: '2', TYPE: 'terminate' }, body: '' });
    expect([ended.status, await ended.text()]).toEqual([200, '']);
    expect((await poll(sid, 0)).status).toBe(400);
  });

  it('refuses a body of more than 100 MiB before it is sent', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const path = '/google.firestore.v1.Firestore/Write/channel?VER=8&RID=1';
      const tooLong = request(`${engine.url}${path}`, { method: 'POST', headers: { 'Content-Length': 104_857_601 } });
      tooLong.on('response', (response) => {
        resolve(response.statusCode);
        tooLong.destroy();
      });
      tooLong.on('error', reject);
      tooLong.flushHeaders();
    });
    expect(status).toBe(413);
  });

  it('lets back channels take turns when they hold all six connections of a browser', async () => {
    const polls: Response[] = [];
    for (let n = 0; n < 6; n++) polls.push(await poll(await open(), 0));
    const [oldest, ...others] = polls.map(arrays);
    expect(await oldest).toEqual([[1, ['noop']]]);
    const next = await Promise.race([...others, sleep(500)]);
    expect(next).toBeUndefined();
  });

  it('ends open back channels when the server stops', async () => {
    const sid = await open({ messages: [addTarget(2)] });
    const streaming = await call({
      method: 'GET',
      query: { SID: sid, RID: 'rpc', AID: '4', CI: '0', TYPE: 'xmlhttp' },
    });
    await engine.stop();
    expect(await arrays(streaming)).toEqual([[5, ['noop']]]);
  });
});
