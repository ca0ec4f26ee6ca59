import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const PROJECT = 'demo-admin';
const V2 = "rules_version = '2';";
const DENY = `${V2} service cloud.firestore { match /databases/{d}/documents/a/{b} { allow read: if false; } }`;
const BROKEN = `${V2} service cloud.firestore {\n  match /a/{b { allow read; }\n  match /c { allow peek; }\n}`;

let engine: TestEngine;
let admin: string;
let documents: string;

beforeEach(async () => {
  engine = await startEngine();
  admin = `${engine.url}/emulator/v1/projects/${PROJECT}`;
  documents = `projects/${PROJECT}/databases/(default)/documents`;
});
afterEach(() => engine.stop());

async function send(method: string, url: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const response = await fetch(url, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : text };
}

async function put(path: string): Promise<void> {
  await send('PATCH', `${engine.url}/v1/${documents}/${path}`, { fields: { n: { integerValue: 1 } } });
}

async function exists(path: string): Promise<boolean> {
  const headers = { authorization: 'Bearer owner' };
  return (await fetch(`${engine.url}/v1/${documents}/${path}`, { headers })).ok;
}

const readAnonymously = async (): Promise<number> => (await fetch(`${engine.url}/v1/${documents}/a/b`)).status;
const rules = (content: string, more = {}) => ({ rules: { files: [{ name: 'x.rules', content }] }, ...more });

describe('coverage of the rules', () => {
  const CHOOSY = 'service cloud.firestore { match /databases/{d}/documents { match /a/{b} { allow read: if b == "c"; } } }';
  const load = (content: string) => send('PUT', `${admin}:securityRules`, rules(content));
  const valuesOf = (json: unknown) => (json as { report: { values?: unknown }[] }).report.map(({ values }) => values);
  const values = async () => valuesOf((await send('GET', `${admin}:ruleCoverage`)).json);

  it('counts the requests of one project since its rules were loaded', async () => {
    await load(CHOOSY);
    await readAnonymously();
    await readAnonymously();
    expect(await values()).toEqual([[{ value: { boolValue: false }, count: 2 }]]);
    expect((await load(BROKEN)).status).toBe(400);
    expect(await values()).toEqual([[{ value: { boolValue: false }, count: 2 }]]);
    await load(CHOOSY);
    expect(await values()).toEqual([undefined]);
  });

  it('keeps projects that share the default rules apart', async () => {
    engine.engine.rules.loadDefault([{ name: 'x.rules', content: CHOOSY }]);
    await readAnonymously();
    const other = await send('GET', `${engine.url}/emulator/v1/projects/demo-other:ruleCoverage`);
    expect(valuesOf(other.json)).toEqual([undefined]);
    expect(await values()).toEqual([[{ value: { boolValue: false }, count: 1 }]]);
  });

  it('is there as a page that loads nothing', async () => {
    await load(CHOOSY);
    await readAnonymously();
    const response = await fetch(`${admin}:ruleCoverage.html`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('allow get, list was never true (1 time false)');
  });

  it('says why there is none', async () => {
    expect(await send('GET', `${admin}:ruleCoverage`)).toMatchObject({
      status: 404,
      json: { error: { message: 'There is no coverage for the project demo-admin: it has no security rules.' } },
    });
  });
});

describe('clearing', () => {
  it('removes everything, a document or a collection with what is below', async () => {
    for (const path of ['a/1', 'a/1/b/2', 'a/2', 'c/1']) await put(path);
    expect(await send('DELETE', `${admin}/databases/(default)/documents/a/1`)).toEqual({ status: 200, json: {} });
    expect(await Promise.all(['a/1', 'a/1/b/2', 'a/2'].map(exists))).toEqual([false, false, true]);
    await send('DELETE', `${admin}/databases/(default)/documents/a`);
    expect(await Promise.all(['a/2', 'c/1'].map(exists))).toEqual([false, true]);
    await send('DELETE', `${admin}/databases/(default)/documents`);
    expect(await exists('c/1')).toBe(false);
  });

  it('is for one project; a reset is for all', async () => {
    await put('a/1');
    await send('DELETE', `${engine.url}/emulator/v1/projects/other/databases/(default)/documents`);
    expect(await exists('a/1')).toBe(true);
    expect(await send('POST', `${engine.url}/reset`)).toEqual({ status: 200, json: 'Resetting...\n' });
    expect(await exists('a/1')).toBe(false);
  });
});

describe('loading rules', () => {
  it('takes effect at once', async () => {
    expect(await readAnonymously()).toBe(404);
    expect(await send('PUT', `${admin}:securityRules`, rules(DENY))).toEqual({ status: 200, json: {} });
    expect(await readAnonymously()).toBe(403);
  });

  it('with errors keeps the former rules and says where the error is, as a refusal', async () => {
    await send('PUT', `${admin}:securityRules`, rules(DENY));
    const { status, json } = await send('PUT', `${admin}:securityRules`, rules(BROKEN));
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: {
        status: 'INVALID_ARGUMENT',
        message: [
          'Error compiling rules:',
          "L2:11 Forward slash '/' found where identifier or binding expected.",
          "L3:20 Unexpected 'peek'.",
        ].join('\n'),
      },
    });
    expect(await readAnonymously()).toBe(403);
    expect(engine.errors.join()).toContain('x.rules:2:');
  });

  it('with errors answers the CLI, which ignores them, with a list of issues', async () => {
    await send('PUT', `${admin}:securityRules`, rules(DENY));
    const { status, json } = await send('PUT', `${admin}:securityRules`, rules(BROKEN, { ignore_errors: true }));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      issues: [
        { severity: 'ERROR', description: expect.any(String), sourcePosition: { line: 2, column: 11 } },
        { severity: 'ERROR', description: expect.any(String), sourcePosition: { line: 3, column: 20 } },
      ],
    });
    expect(await readAnonymously()).toBe(403);
  });

  it('with warnings takes effect, and tells them', async () => {
    const content = DENY.replace('if false', 'if never');
    const { status, json } = await send('PUT', `${admin}:securityRules`, rules(content));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      issues: [{ severity: 'WARNING', description: 'Invalid variable name: never.', sourcePosition: { line: 1 } }],
    });
    expect(await readAnonymously()).toBe(403);
  });

  it('without rules in the request is refused', async () => {
    expect((await send('PUT', `${admin}:securityRules`, {})).status).toBe(400);
  });
});

describe('exports', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'engine-export-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('are written where the CLI looks for them and come back by an import', async () => {
    await put('a/1');
    const database = `projects/${PROJECT}/databases/(default)`;
    const request = { database, export_directory: directory, export_name: 'firestore_export' };
    expect(await send('POST', `${admin}:export`, request)).toEqual({ status: 200, json: {} });
    expect(await readdir(join(directory, 'firestore_export'))).toContain('firestore_export.overall_export_metadata');
    await send('POST', `${engine.url}/reset`);
    const entry = join(directory, 'firestore_export', 'firestore_export.overall_export_metadata');
    expect(await send('POST', `${admin}:import`, { database, export_directory: entry })).toEqual({
      status: 200,
      json: {},
    });
    expect(await exists('a/1')).toBe(true);
  });

  it('that are damaged leave the data as it is', async () => {
    await put('a/1');
    const entry = join(directory, 'x.overall_export_metadata');
    await writeFile(entry, 'nonsense');
    expect((await send('POST', `${admin}:import`, { export_directory: entry })).status).toBe(400);
    expect(await exists('a/1')).toBe(true);
  });
});

describe('the end points for triggers', () => {
  it('take both generations of functions and refuse what they do not understand', async () => {
    const v2 = {
      eventType: 'google.cloud.firestore.document.v1.written',
      database: '(default)',
      document: { value: 'a/{id}', matchType: 'PATH_PATTERN' },
    };
    expect(await send('POST', `${admin}/eventarcTrigger?eventarcTriggerId=k`, v2)).toEqual({ status: 200, json: {} });
    expect((await send('POST', `${admin}/eventarcTrigger`, v2)).status).toBe(400);
    expect((await send('POST', `${admin}/eventarcTrigger?eventarcTriggerId=k`, { eventType: 'other' })).status).toBe(
      400,
    );
    const v1 = {
      eventTrigger: {
        eventType: 'providers/cloud.firestore/eventTypes/document.write',
        resource: `${documents}/a/{id}`,
        service: 'firestore.googleapis.com',
      },
    };
    expect(await send('PUT', `${admin}/triggers/k`, v1)).toEqual({ status: 200, json: {} });
    expect((await send('PUT', `${admin}/triggers/k`, {})).status).toBe(400);
  });
});

it('ends the server on request, after having answered', async () => {
  expect(await send('POST', `${engine.url}/shutdown`)).toEqual({ status: 200, json: 'Shutting down...\n' });
  await expect(fetch(engine.url)).rejects.toThrow();
});

it('answers 404 for what it does not have', async () => {
  expect((await send('GET', `${admin}:nothing`)).status).toBe(404);
});
