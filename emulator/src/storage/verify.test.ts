import { Client, loaded, map, type Message, METADATA, NULL, permits, rules, type Setting, text, verification } from './testing/client';

describe('verifying', () => {
  test('says in a warning why a request is refused', async () => {
    const client = await loaded('match /{all=**} { allow get: if resource.missing == 1; }');
    expect(await client.verify({ resource: METADATA })).toMatchObject({
      errors: [],
      warnings: ["Property missing is undefined on object. for 'get' @ L1"],
      result: { permit: false },
    });
  });

  test.each<[condition: string, setting: Setting, permit: boolean]>([
    ['request.auth != null', {}, true],
    ['request.auth != null', { auth: NULL }, false],
    ["request.auth.uid == 'u1' && request.auth.token.admin", {}, true],
    ["request.auth.uid == 'u2'", {}, false],
    ["request.method == 'create'", { method: 'create' }, true],
    ["request.method == 'create'", { method: 'update' }, false],
    ['request.path == /b/bucket/o/families/f1/a.pdf', {}, true],
    ["bucket == 'bucket' && all == /families/f1/a.pdf", {}, true],
    ['all == /families/f2/a.pdf', {}, false],
    ['request.time == resource.timeCreated', { resource: METADATA }, true],
    [
      'resource == null && request.resource.size < 5 * 1024 * 1024',
      { method: 'create', requestResource: METADATA },
      true,
    ],
    ['request.resource.size < 1024', { method: 'create', requestResource: METADATA }, false],
    ["request.resource.contentType.matches('image/.*')", { method: 'create', requestResource: METADATA }, false],
    ["request.resource.contentType.matches('application/pdf')", { method: 'create', requestResource: METADATA }, true],
    [
      "request.resource.contentType.matches('.*')",
      { method: 'create', requestResource: map({ contentType: NULL }) },
      false,
    ],
    ['resource.metadata.author == request.auth.uid', { resource: METADATA }, true],
    ["resource.metadata.author == 'u2'", { resource: METADATA }, false],
    ['request.resource == null', { method: 'delete', resource: METADATA }, true],
    [
      'resource.size is int && resource.half is float',
      { resource: map({ size: { int_value: 1 }, half: { float_value: 0.5 } }) },
      true,
    ],
    [
      "resource.s == ['a'].toSet() && resource.l == [true] && resource.d == duration.value(1, 's') && resource.b == b'a' && resource.p == /a && resource.g == latlng.value(1, 2)",
      {
        resource: map({
          s: { set_value: { values: [text('a')] } },
          l: { list_value: { values: [{ bool_value: true }] } },
          d: { duration_value: { seconds: 1, nanos: 0 } },
          b: { bytes_value: 'YQ==' },
          p: { path_value: { segments: [{ simple: 'a' }] } },
          g: { latlng_value: { latitude: 1, longitude: 2 } },
        }),
      },
      true,
    ],
    ['request.params.x == 1', {}, false],
  ])('%s with %j: %s', async (condition, setting, permit) => {
    expect(await permits(condition, setting)).toBe(permit);
  });

  test.each<[pattern: string, path: string, permit: boolean]>([
    ['/families/{f}', '/b/bucket/o/families/f1', true],
    ['/families/{f}/{all=**}', '/b/bucket/o/families/f1', true],
    ['/families/{f}/{all=**}', '/b/bucket/o/others/f1', false],
    ['/{all=**}', '/b/bucket/o', true],
    ['/families/{f}', '/b/bucket/o', false],
  ])('a list on %s of %s: %s', async (pattern, path, permit) => {
    const client = await loaded(`match ${pattern} { allow list; }`);
    expect((await client.verify({ method: 'list', path })).result).toEqual({ permit });
    expect((await client.verify({ method: 'get', path })).result).toEqual({ permit: false });
  });

  test.each<[statement: string, method: string, permit: boolean]>([
    ['read', 'read', true],
    ['write', 'write', true],
    ['read', 'write', false],
    ['create', 'write', false],
    ['read, write', 'write', true],
  ])('allow %s for the general method %s: %s', async (statement, method, permit) => {
    const client = await loaded(`match /{all=**} { allow ${statement}; }`);
    expect((await client.verify({ method })).result).toEqual({ permit });
  });
});

describe('looking up Firestore documents', () => {
  const at = (id: string): string => `/databases/(default)/documents/families/${id}`;
  const fields = { roles: { mapValue: { fields: { u1: { stringValue: 'ADMIN' } } } }, gone: { nullValue: null } };
  const document = { name: 'projects/p/databases/(default)/documents/families/f1', fields };

  async function open(condition: string): Promise<{ client: Client; id: number }> {
    const client = new Client();
    await client.load(rules(`match /{all=**} { allow get: if ${condition}; }`));
    return { client, id: client.request('verify', verification({})) };
  }
  const fetchOf = (client: Client, path: string): Promise<Message> =>
    client.find((message) => message.action === 'fetch_firestore_document' && message.context?.path === path);
  const found = (id: number): object => ({ result: document, status: 'ok', warnings: [], errors: [], id });
  const missing = (id: number): object => ({ status: 'not_found', warnings: [], errors: [], id });

  test.each<[condition: string, exists: boolean, permit: boolean]>([
    [`firestore.get(${at('f1')}).data.roles[request.auth.uid] == 'ADMIN'`, true, true],
    [`firestore.get(${at('f1')}).data.roles[request.auth.uid] == 'VIEWER'`, true, false],
    [`firestore.get(${at('f1')}).data.gone == null`, true, true],
    [`firestore.get(${at('f1')}).data.gone == null`, false, false],
    [`firestore.get(${at('f1')}) == null`, false, true],
    [`firestore.exists(${at('f1')})`, true, true],
    [`firestore.exists(${at('f1')})`, false, false],
  ])('%s when it exists: %s: %s', async (condition, exists, permit) => {
    const { client, id } = await open(condition);
    expect(await fetchOf(client, at('f1'))).toEqual({
      server_request_id: id,
      action: 'fetch_firestore_document',
      context: { path: at('f1') },
      status: 'ok',
    });
    client.send(exists ? found(id) : missing(id));
    expect((await client.answerTo(id)).result).toEqual({ permit });
  });

  test('the same document is fetched once, two may be looked up, a third is refused', async () => {
    const condition = (ids: string[]): string => ids.map((one) => `firestore.exists(${at(one)})`).join(' && ');
    for (const [ids, permit] of [
      [['f1', 'f2', 'f1', 'f2'], true],
      [['f1', 'f2', 'f3'], false],
    ] as const) {
      const { client, id } = await open(condition([...ids]));
      for (const one of ['f1', 'f2']) {
        await fetchOf(client, at(one));
        client.send(found(id));
      }
      expect((await client.answerTo(id)).result).toEqual({ permit });
      expect(client.messages.filter(({ action }) => action !== undefined)).toHaveLength(2);
    }
  });

  test('nothing is fetched where evaluation does not go', async () => {
    const { client, id } = await open(`false && firestore.exists(${at('f1')})`);
    expect((await client.answerTo(id)).result).toEqual({ permit: false });
    expect(client.messages.some(({ action }) => action !== undefined)).toBe(false);
  });

  test('several requests may be open at once and are answered as their documents come', async () => {
    const { client, id } = await open(`firestore.exists(${at('f1')})`);
    const other = client.request('verify', verification({}));
    await client.find((message) => message.server_request_id === other);
    client.send(missing(other));
    expect((await client.answerTo(other)).result).toEqual({ permit: false });
    client.send(found(id));
    expect((await client.answerTo(id)).result).toEqual({ permit: true });
  });

  test('a path that names no document of the default database is refused without asking', async () => {
    const { client, id } = await open('firestore.exists(/databases/other/documents/a/b)');
    expect((await client.answerTo(id)).warnings).toEqual([
      "Service call error. Function: [firestore.exists], Argument: [/databases/other/documents/a/b]. for 'get' @ L1",
    ]);
  });

  test('a document that never comes is refused after ten seconds, and a late one is ignored', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const { client, id } = await open(`firestore.exists(${at('f1')})`);
    await fetchOf(client, at('f1'));
    jest.advanceTimersByTime(9_999);
    expect(client.messages.some((message) => message.id === id)).toBe(false);
    jest.advanceTimersByTime(1);
    jest.useRealTimers();
    expect(await client.answerTo(id)).toMatchObject({
      errors: [],
      warnings: [`Service call error. Function: [firestore.exists], Argument: [${at('f1')}]. for 'get' @ L1`],
      result: { permit: false },
    });
    client.send(found(id));
    expect((await client.load(rules(''), '5')).result).toEqual({ rulesVersion: 2 });
  });

  test('what is passed to debug is reported outside of the protocol', async () => {
    const { client, id } = await open('debug(request.auth.uid) == "u1"');
    expect((await client.answerTo(id)).result).toEqual({ permit: true });
    expect(client.raw.join('')).toContain('debug: ["\\"u1\\""]\n');
  });
});
