import { PassThrough } from 'node:stream';
import { serve } from '.';

interface Message {
  id?: number;
  server_request_id?: number;
  status: string;
  action?: string;
  context?: { path: string };
  errors?: string[];
  warnings?: string[];
  result?: { permit?: boolean; rulesVersion?: number };
}

/** The CLI's side of the protocol. */
class Client {
  readonly messages: Message[] = [];
  readonly raw: string[] = [];
  private readonly stdin = new PassThrough();
  private nextId = 0;

  constructor() {
    const stdout = new PassThrough();
    let rest = '';
    stdout.on('data', (chunk: Buffer) => {
      this.raw.push(chunk.toString('latin1'));
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('{')) this.messages.push(JSON.parse(line) as Message);
    });
    serve(this.stdin, stdout);
  }

  write(text: string | Uint8Array): void {
    this.stdin.write(text);
  }

  send(message: object): void {
    this.write(`${JSON.stringify(message)}\n`);
  }

  request(action: string, context: object): number {
    const id = this.nextId++;
    this.send({ action, id, context });
    return id;
  }

  async answerTo(id: number): Promise<Message> {
    return this.find((message) => message.id === id);
  }

  async find(wanted: (message: Message) => boolean): Promise<Message> {
    for (let turns = 0; turns < 1000; turns++) {
      const found = this.messages.find(wanted);
      if (found) return found;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(`The message did not come, only ${JSON.stringify(this.messages)}`);
  }

  load(content: string, rulesetName = '0'): Promise<Message> {
    return this.answerTo(
      this.request('load_ruleset', { rulesetName, source: { files: [{ name: 'storage.rules', content }] } }),
    );
  }

  verify(setting: Setting = {}): Promise<Message> {
    return this.answerTo(this.request('verify', verification(setting)));
  }
}

interface Setting {
  method?: string;
  path?: string;
  rulesetName?: string;
  auth?: object;
  resource?: object;
  requestResource?: object;
}

const NULL = { null_value: null };
const text = (value: string): object => ({ string_value: value });
const map = (fields: object): object => ({ map_value: { fields } });
const METADATA = map({
  name: text('families/f1/a.pdf'),
  size: { int_value: 1024 },
  contentType: text('application/pdf'),
  timeCreated: { timestamp_value: '2026-11-23T06:30:15.250Z' },
  metadata: map({ author: text('u1') }),
});

function verification(setting: Setting): object {
  const { method = 'get', path = '/b/bucket/o/families/f1/a.pdf', rulesetName = '0' } = setting;
  const segments = path
    .split('/')
    .filter(Boolean)
    .map((simple) => ({ simple }));
  const request = map({
    path: { path_value: { segments } },
    time: { timestamp_value: '2026-11-23T06:30:15.250Z' },
    resource: setting.requestResource ?? NULL,
    auth: setting.auth ?? map({ uid: text('u1'), token: map({ admin: { bool_value: true } }) }),
  });
  return {
    rulesetName,
    service: 'firebase.storage',
    path,
    method,
    delimiter: '/',
    variables: { resource: setting.resource ?? NULL, request },
  };
}

const rules = (members: string, version = '2'): string =>
  `rules_version = '${version}'; service firebase.storage { match /b/{bucket}/o { ${members} } }`;

async function loaded(members: string, version?: string): Promise<Client> {
  const client = new Client();
  await client.load(rules(members, version));
  return client;
}

async function permits(condition: string, setting: Setting = {}): Promise<boolean | undefined> {
  const client = await loaded(`match /{all=**} { allow read, write: if ${condition}; }`);
  return (await client.verify(setting)).result?.permit;
}

describe('the connection', () => {
  test('begins with a greeting', async () => {
    const client = new Client();
    expect(await client.answerTo(-1)).toEqual({ id: -1, status: 'ok', errors: [], warnings: [], result: {} });
  });

  test('takes lines in pieces, also cut within a character, and ignores blank ones', async () => {
    const client = await loaded("match /{all=**} { allow get: if resource.name == 'été'; }");
    const request = { action: 'verify', id: 7, context: verification({ resource: map({ name: text('été') }) }) };
    const bytes = Buffer.from(`\n  \n${JSON.stringify(request)}\n`);
    for (const byte of bytes) client.write(Uint8Array.of(byte));
    expect((await client.answerTo(7)).result).toEqual({ permit: true });
  });

  test('answers in ASCII only', async () => {
    const client = new Client();
    const answer = await client.load('service firebase.storage { é }');
    expect(answer.errors?.[0]).toContain("Unexpected 'é'.");
    expect(client.raw.join('')).toMatch(/^[\x00-\x7e]*$/);
  });

  test('takes a megabyte of rules on one line', async () => {
    const client = new Client();
    const answer = await client.load(`// ${'x'.repeat(1_000_000)}\n${rules('')}`);
    expect(answer.errors?.[0]).toContain('larger than the maximum');
    expect((await client.load(`// ${'x'.repeat(250_000)}\n${rules('')}`)).result).toEqual({ rulesVersion: 2 });
  });

  test.each<[title: string, line: string, error: string | undefined]>([
    ['no JSON', 'hello', undefined],
    ['no object', '[1]', undefined],
    ['an unknown action', '{"action":"dance","id":5,"context":{}}', "The action 'dance' is unknown."],
    ['no context', '{"action":"verify","id":5}', 'context must be an object.'],
    [
      'no variables',
      '{"action":"verify","id":5,"context":{"rulesetName":"0","path":"/b/x/o/y","method":"get"}}',
      'variables must be an object.',
    ],
    [
      'an unknown ruleset',
      '{"action":"verify","id":5,"context":{"rulesetName":"9"}}',
      "The ruleset '9' is not loaded.",
    ],
    ['no files', '{"action":"load_ruleset","id":5,"context":{"rulesetName":"9","source":{}}}', 'files must be a list.'],
  ])('goes on after a line with %s', async (_, line, error) => {
    const client = await loaded('match /{all=**} { allow get; }');
    client.write(`${line}\n`);
    if (error !== undefined) {
      expect(await client.answerTo(5)).toMatchObject({ status: 'ok', errors: [error], warnings: [], result: {} });
    }
    expect((await client.verify()).result).toEqual({ permit: true });
  });

  test.each<[title: string, setting: Setting, error: string]>([
    ['a bad path', { path: '/x/y' }, 'The path /x/y must begin with /b/BUCKET/o.'],
    [
      'a bad method',
      { method: 'peek' },
      "The method 'peek' is none of get, list, create, update, delete, read, write.",
    ],
    ['a bad value', { resource: { text: 1 } }, "A value has no type 'text'."],
    ['a resource that is no map', { resource: text('x') }, 'resource must be a map or null.'],
    [
      'a bad time',
      { resource: map({ t: { timestamp_value: 'now' } }) },
      'Payload isn\'t valid for request. "now" is no RFC 3339 timestamp.',
    ],
  ])('reports %s as an error', async (_, setting, error) => {
    const client = await loaded('match /{all=**} { allow get; }');
    expect(await client.verify(setting)).toMatchObject({ status: 'ok', errors: [error] });
  });

  test('refuses values that are nested without end', async () => {
    const client = await loaded('match /{all=**} { allow get; }');
    const deep = `${'{"list_value":{"values":['.repeat(5000)}${']}}'.repeat(5000)}`;
    const request = JSON.stringify({ action: 'verify', id: 3, context: verification({ resource: text('DEEP') }) });
    client.write(`${request.replace('{"string_value":"DEEP"}', deep)}\n`);
    expect((await client.answerTo(3)).errors).toEqual(['A value is nested too deeply.']);
  });
});

describe('loading rules', () => {
  test.each(['1', '2'])('tells version %s', async (version) => {
    expect(await new Client().load(rules('', version))).toMatchObject({
      errors: [],
      result: { rulesVersion: Number(version) },
    });
  });

  test('reports errors in the form that the CLI prints, and keeps what is loaded', async () => {
    const client = await loaded('match /{all=**} { allow get; }');
    const answer = await client.load('service firebase.storage {\n {', '1');
    expect(answer.status).toBe('ok');
    expect(JSON.parse(answer.errors?.[0] ?? '')).toEqual({
      description_: "Unexpected '{'.",
      sourcePosition_: { fileName_: 'storage.rules', line_: 2 },
    });
    expect((await client.verify()).result).toEqual({ permit: true });
    expect((await client.verify({ rulesetName: '1' })).errors).toEqual(["The ruleset '1' is not loaded."]);
  });

  test('keeps several rulesets apart', async () => {
    const client = new Client();
    await client.load(rules('match /{all=**} { allow get; }'), '0');
    await client.load(rules('match /{all=**} { allow get: if false; }'), '1');
    expect((await client.verify({ rulesetName: '0' })).result).toEqual({ permit: true });
    expect((await client.verify({ rulesetName: '1' })).result).toEqual({ permit: false });
  });

  test('rules of another service permit nothing', async () => {
    const client = new Client();
    await client.load('service cloud.firestore { match /{all=**} { allow read, write; } }');
    expect((await client.verify()).result).toEqual({ permit: false });
  });
});

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
