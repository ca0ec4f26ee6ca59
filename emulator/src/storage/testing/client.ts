import { PassThrough } from 'node:stream';
import { serve } from '..';

export interface Message {
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
export class Client {
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

/** What is asked about; what is left out is a `get` of a file by a person who is signed in. */
export interface Setting {
  method?: string;
  path?: string;
  rulesetName?: string;
  auth?: object;
  resource?: object;
  requestResource?: object;
}

export const NULL = { null_value: null };
export const text = (value: string): object => ({ string_value: value });
export const map = (fields: object): object => ({ map_value: { fields } });
export const METADATA = map({
  name: text('families/f1/a.pdf'),
  size: { int_value: 1024 },
  contentType: text('application/pdf'),
  timeCreated: { timestamp_value: '2026-11-23T06:30:15.250Z' },
  metadata: map({ author: text('u1') }),
});

export function verification(setting: Setting): object {
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

export const rules = (members: string, version = '2'): string =>
  `rules_version = '${version}'; service firebase.storage { match /b/{bucket}/o { ${members} } }`;

export async function loaded(members: string, version?: string): Promise<Client> {
  const client = new Client();
  await client.load(rules(members, version));
  return client;
}

export async function permits(condition: string, setting: Setting = {}): Promise<boolean | undefined> {
  const client = await loaded(`match /{all=**} { allow read, write: if ${condition}; }`);
  return (await client.verify(setting)).result?.permit;
}
