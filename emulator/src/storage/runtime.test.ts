import { Client, loaded, map, rules, type Setting, text, verification } from './testing/client';

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
