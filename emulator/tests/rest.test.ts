import { unsignedToken } from './clients';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const NAME = 'projects/demo-rest/databases/(default)/documents';
const RULES = `
service cloud.firestore { match /databases/{d}/documents {
  match /own/{uid} { allow read, write: if request.auth.uid == uid; }
} }`;

let engine: TestEngine;
let root: string;

beforeEach(async () => {
  engine = await startEngine({ rules: RULES });
  root = `${engine.url}/v1/${NAME}`;
});
afterEach(async () => {
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

interface Answer {
  status: number;
  text: string;
  json: unknown;
}

async function call(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const authorized = { authorization: 'Bearer owner', 'content-type': 'text/plain', ...headers };
  const response = await fetch(url, { method, body: text, headers: authorized });
  const answer = await response.text();
  return { status: response.status, text: answer, json: tryParse(answer) };
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const error = (code: number, status: string, message: unknown = expect.any(String)) => ({
  error: { code, status, message },
});

describe('documents over REST', () => {
  const fields = { n: { integerValue: '1' }, t: { timestampValue: '2026-01-02T03:04:05.678Z' } };

  it('are created with a given or a new id, read, patched, listed and deleted', async () => {
    const created = await call('POST', `${root}/c?documentId=d`, { fields });
    expect(created).toMatchObject({ status: 200, json: { name: `${NAME}/c/d`, fields } });
    expect((await call('POST', `${root}/c`, {})).json).toMatchObject({
      name: expect.stringMatching(/\/c\/[A-Za-z0-9]{20}$/),
    });
    expect((await call('GET', `${root}/c/d?mask.fieldPaths=n`)).json).toMatchObject({
      fields: { n: { integerValue: '1' } },
    });
    const patch = { fields: { n: { integerValue: 2 }, ignored: { nullValue: null } } };
    const patched = await call('PATCH', `${root}/c/d?updateMask.fieldPaths=n&update_mask.field_paths=t`, patch);
    expect(patched.json).toMatchObject({ fields: { n: { integerValue: '2' } } });
    expect(patched.text).not.toContain('ignored');
    expect((await call('DELETE', `${root}/c/d?currentDocument.exists=true`)).text).toBe('{\n}');
    expect(await call('GET', `${root}/c/d`)).toMatchObject({
      status: 404,
      json: error(404, 'NOT_FOUND', `Document (${NAME}/c/d) not found.`),
    });
    expect((await call('DELETE', `${root}/c/d?currentDocument.exists=true`)).status).toBe(404);
  });

  it('are answered indented by two spaces, with defaults left out', async () => {
    const empty = {
      fields: { a: { arrayValue: {} }, m: { mapValue: {} }, z: { doubleValue: '-0' }, s: { stringValue: '' } },
    };
    const { text } = await call('PATCH', `${root}/c/d`, empty);
    expect(text).toContain('\n  "fields": {\n    "a": {\n      "arrayValue": {}');
    expect(text).toContain('"mapValue": {}');
    expect(text).toContain('"doubleValue": 0');
    expect(text).toContain('"stringValue": ""');
  });

  it('are listed in pages, with the next token also after a full last page', async () => {
    for (const id of ['1', '2', '3', '4']) await call('PATCH', `${root}/c/${id}`, {});
    interface Page {
      documents?: { name: string }[];
      nextPageToken?: string;
    }
    const pages: string[][] = [];
    let token: string | undefined = '';
    do {
      const page = (await call('GET', `${root}/c?pageSize=2&pageToken=${token}`)).json as Page;
      pages.push((page.documents ?? []).map(({ name }) => name.slice(-1)));
      token = page.nextPageToken;
    } while (token);
    expect(pages).toEqual([['1', '2'], ['3', '4'], []]);
  });

  it('are listed in another order, and with those that only have descendants', async () => {
    for (const [id, n] of [
      ['a', 2],
      ['b', 1],
      ['c', 3],
    ] as const) {
      await call('PATCH', `${root}/c/${id}`, { fields: { n: { integerValue: n } } });
    }
    await call('PATCH', `${root}/c/missing/sub/x`, {});
    const names = (answer: Answer) =>
      (answer.json as { documents: { name: string }[] }).documents.map(({ name }) => name.split('/').at(-1));
    const first = await call('GET', `${root}/c?orderBy=n%20desc&pageSize=2`);
    expect(names(first)).toEqual(['c', 'a']);
    const { nextPageToken } = first.json as { nextPageToken: string };
    expect(names(await call('GET', `${root}/c?orderBy=n%20desc&pageSize=2&pageToken=${nextPageToken}`))).toEqual(['b']);
    const all = await call('GET', `${root}/c?showMissing=true`);
    expect(names(all)).toEqual(['a', 'b', 'c', 'missing']);
    expect(all.json).toMatchObject({ documents: { 3: { name: `${NAME}/c/missing` } } });
    expect(names(await call('GET', `${root}/`))).toEqual(['a', 'b', 'c']);
  });

  it('may have ids that need escaping in a URL', async () => {
    const id = 'a b:c%é';
    await call('PATCH', `${root}/c/${encodeURIComponent(id)}`, {});
    expect((await call('GET', `${root}/c/${encodeURIComponent(id)}`)).json).toMatchObject({ name: `${NAME}/c/${id}` });
  });
});

describe('methods over REST', () => {
  it('commit with every kind of write and tell the results', async () => {
    const writes = [
      { update: { name: `${NAME}/c/1`, fields: { n: { integerValue: 1 } } }, currentDocument: { exists: false } },
      {
        update: { name: `${NAME}/c/1` },
        updateMask: { fieldPaths: [] },
        updateTransforms: [{ fieldPath: 'n', increment: { integerValue: '41' } }],
        currentDocument: { exists: true },
      },
      {
        transform: {
          document: `${NAME}/c/2`,
          fieldTransforms: [{ fieldPath: 'at', setToServerValue: 'REQUEST_TIME' }],
        },
      },
      { verify: `${NAME}/c/missing`, currentDocument: { exists: false } },
      { delete: `${NAME}/c/none` },
    ];
    const { json } = await call('POST', `${root}:commit`, { writes });
    expect(json).toMatchObject({
      commitTime: expect.stringMatching(/^\d{4}-.*Z$/),
      writeResults: [
        { updateTime: expect.any(String) },
        { transformResults: [{ integerValue: '42' }] },
        { transformResults: [{ timestampValue: expect.any(String) }] },
        {},
        {},
      ],
    });
  });

  it.each<[method: string, body: object, what: string]>([
    ['runQuery', { explainOptions: {} }, 'Query explain (explain_options)'],
    ['runAggregationQuery', { explainOptions: { analyze: true } }, 'Query explain (explain_options)'],
    ['runQuery', { structuredQuery: { findNearest: {} } }, 'Vector search (find_nearest)'],
  ])('of %s with %j are refused, for it is not done', async (method, body, what) => {
    const { status, json } = await call('POST', `${root}:${method}`, body);
    expect(status).toBe(501);
    expect(json).toEqual({ error: { code: 501, message: `${what} is not supported.`, status: 'UNIMPLEMENTED' } });
  });

  it('answer what streams over gRPC as an array', async () => {
    await call('PATCH', `${root}/c/1`, { fields: { n: { integerValue: 1 } } });
    const batch = await call('POST', `${root}:batchGet`, { documents: [`${NAME}/c/1`, `${NAME}/c/2`] });
    expect(batch.json).toMatchObject([{ found: { name: `${NAME}/c/1` } }, { missing: `${NAME}/c/2` }]);
    const query = { structuredQuery: { from: [{ collectionId: 'c' }], limit: 5 } };
    expect((await call('POST', `${root}:runQuery`, query)).json).toMatchObject([{ document: {}, done: true }]);
    const none = { structuredQuery: { from: [{ collection_id: 'none' }] } };
    const empty = (await call('POST', `${root}:runQuery`, none)).json;
    expect(empty).toEqual([{ readTime: expect.any(String), done: true }]);
    const aggregation = {
      structuredAggregationQuery: {
        ...query,
        aggregations: [{ count: {} }, { alias: 's', sum: { field: { fieldPath: 'n' } } }],
      },
    };
    expect((await call('POST', `${root}:runAggregationQuery`, aggregation)).json).toMatchObject([
      { result: { aggregateFields: { field_1: { integerValue: '1' }, s: { integerValue: '1' } } } },
    ]);
  });

  it('run a transaction from its first read to its commit', async () => {
    const [first] = (
      await call('POST', `${root}:batchGet`, {
        documents: [`${NAME}/c/1`],
        newTransaction: { readWrite: {} },
      })
    ).json as [{ transaction: string; missing: string }];
    expect(first.missing).toBe(`${NAME}/c/1`);
    const commit = { transaction: first.transaction, writes: [{ update: { name: `${NAME}/c/1` } }] };
    expect((await call('POST', `${root}:commit`, commit)).status).toBe(200);
    const begun = (await call('POST', `${root}:beginTransaction`, {})).json as { transaction: string };
    expect((await call('POST', `${root}:rollback`, begun)).text).toBe('{\n}');
  });

  it('list collections and databases', async () => {
    await call('PATCH', `${root}/c/1/sub/2`, {});
    expect((await call('POST', `${root}/c/1:listCollectionIds`, {})).json).toEqual({ collectionIds: ['sub'] });
    expect((await call('GET', `${engine.url}/v1/projects/demo-rest/databases`)).json).toEqual({
      databases: [{ name: 'projects/demo-rest/databases/(default)' }],
    });
  });
});

describe('refusals over REST', () => {
  it('of too many aggregations say how many there may be', async () => {
    const aggregations = Array.from({ length: 6 }, () => ({ count: {} }));
    const query = { structuredAggregationQuery: { structuredQuery: { from: [{ collectionId: 'c' }] }, aggregations } };
    const { json } = await call('POST', `${root}:runAggregationQuery`, query);
    expect(json).toMatchObject(
      error(400, 'INVALID_ARGUMENT', 'The maximum number of aggregations in a query is 5, not 6.'),
    );
  });

  it('are told with the HTTP status of their code', async () => {
    expect(await call('POST', `${root}:commit`, '{"writes":')).toMatchObject({
      status: 400,
      json: error(400, 'INVALID_ARGUMENT', expect.stringMatching(/^Payload isn't valid for request\./)),
    });
    expect(await call('POST', `${root}:commit`, { wrong: 1 })).toMatchObject({
      status: 400,
      json: error(400, 'INVALID_ARGUMENT', expect.stringContaining('"wrong"')),
    });
    const foreign = { writes: [{ delete: 'projects/other/databases/(default)/documents/c/d' }] };
    expect(await call('POST', `${root}:commit`, foreign)).toMatchObject({ status: 400 });
    expect(await call('POST', `${root}:batchGet`, { documents: ['c/d'] })).toMatchObject({ status: 400 });
    await call('POST', `${root}/c?documentId=d`, {});
    expect(await call('POST', `${root}/c?documentId=d`, {})).toMatchObject({
      status: 409,
      json: error(409, 'ALREADY_EXISTS'),
    });
  });

  it('of tokens depend on what the token is', async () => {
    const url = `${root}/own/ann`;
    const as = async (authorization: string) => call('GET', url, undefined, { authorization });
    expect(await as(`Bearer ${unsignedToken({ sub: 'ann' })}`)).toMatchObject({ status: 404 });
    expect(await as(`bearer ${unsignedToken({ user_id: 'ann', exp: 3600, iat: 0 })}`)).toMatchObject({ status: 404 });
    expect(await as(`Bearer ${unsignedToken({ sub: 'eve' })}`)).toMatchObject({
      status: 403,
      json: error(403, 'PERMISSION_DENIED', "\nfalse for 'get' @ L3"),
    });
    expect(await as('Bearer ya29.token')).toMatchObject({ status: 404 });
    expect(await as('Bearer nonsense')).toMatchObject({
      status: 400,
      json: error(400, 'INVALID_ARGUMENT', 'invalid jwt'),
    });
    expect(await as('Basic abc')).toMatchObject({ status: 500, json: { error: { code: 500, status: 'UNKNOWN' } } });
    const anonymous = await fetch(url);
    expect(anonymous.status).toBe(403);
  });

  it('keep users from what only an admin may ask for', async () => {
    const user = { authorization: `Bearer ${unsignedToken({ sub: 'ann' })}` };
    const metadata = error(403, 'PERMISSION_DENIED', 'Metadata operations require admin authentication.');
    expect((await call('POST', `${root}:listCollectionIds`, {}, user)).json).toEqual(metadata);
    expect((await call('GET', `${root}/own?showMissing=true`, undefined, user)).json).toEqual(metadata);
    expect((await call('POST', `${root}:batchWrite`, {}, user)).json).toEqual(
      error(403, 'PERMISSION_DENIED', 'Batch writes require admin authentication.'),
    );
  });

  it('of a write with an outdated version are the same whether the hidden document exists or not', async () => {
    await call('PATCH', `${root}/own/ann`, {});
    const user = { authorization: `Bearer ${unsignedToken({ sub: 'eve' })}` };
    const patch = (id: string, condition: string) =>
      call('PATCH', `${root}/own/${id}?currentDocument.${condition}`, {}, user);
    const outdated = 'updateTime=2026-01-01T00:00:00Z';
    const hidden = await patch('ann', outdated);
    expect(hidden.json).toMatchObject(error(400, 'FAILED_PRECONDITION'));
    expect(await patch('nobody', outdated)).toEqual(hidden);
    const refused = error(403, 'PERMISSION_DENIED');
    expect((await patch('ann', 'exists=false')).json).toMatchObject(refused);
    expect((await patch('nobody', 'exists=true')).json).toMatchObject(refused);
  });

  it('of malformed names say where the name is wrong', async () => {
    const { json } = await call('POST', `${root}:batchGet`, { documents: [`${NAME}/c`] });
    expect(json).toMatchObject(
      error(400, 'INVALID_ARGUMENT', expect.stringMatching(/^Document name ".*\/c" lacks "\/" at index \d+\.$/)),
    );
    expect(await call('GET', `${root}/c/__d__`)).toMatchObject({
      status: 400,
      json: error(400, 'INVALID_ARGUMENT', 'Resource id "__d__" is invalid because it is reserved.'),
    });
  });

  it('answer 404 for unknown paths and methods, and 413 for a body over 16 MiB', async () => {
    expect(await call('GET', `${engine.url}/nowhere`)).toMatchObject({ status: 404, text: 'Not Found\n' });
    expect(await call('PUT', `${root}/c/d`, {})).toMatchObject({ status: 404, text: 'Not Found\n' });
    expect(await call('POST', `${root}:explode`, {})).toMatchObject({ status: 404 });
    expect(await call('POST', `${root}:commit`, ' '.repeat(16_777_217))).toMatchObject({ status: 413, text: '' });
    expect((await call('GET', `${engine.url}/`)).text).toBe('Ok\n');
  });
});

describe('pages of other origins', () => {
  it('get the headers that let them use credentials', async () => {
    const preflight = await fetch(`${root}:commit`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://app.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,x-goog-api-client',
        'access-control-request-private-network': 'true',
      },
    });
    expect(preflight.status).toBe(200);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': 'http://app.test',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization,x-goog-api-client',
      'access-control-allow-methods': 'DELETE,GET,HEAD,PATCH,POST,PUT',
      'access-control-allow-private-network': 'true',
      vary: 'Origin',
    });
  });

  it('get no such headers without an origin', async () => {
    const { headers } = await fetch(`${engine.url}/`);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });
});
