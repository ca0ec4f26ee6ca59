import { setTimeout as sleep } from 'node:timers/promises';
import { DATABASE, DOCUMENTS, USER } from '../fuzz/pool';
import type { Random } from '../fuzz/random';
import type { Subject } from '../fuzz/subject';
import { GrpcConnection } from '../raw/grpc';
import { encodeRequest, frame } from '../raw/protos';

/** Rules under which users work; the owner is free. */
export const RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /load/{id} {
      allow read: if request.auth.uid != null;
      allow write: if request.auth.uid != null && request.resource.data.n is int && exists(/databases/$(database)/documents/load/d0);
    }
  }
}
`;

const STORED = 2_000;
const OWNER = 'Bearer owner';
/** So long a listener waits for its first answer on a busy machine. */
const PATIENCE_MS = 20_000;
const OK = 0;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const ABORTED = 10;

/** One kind of work; each call does one piece of it and tells what was not as expected. */
export type Work = (random: Random) => Promise<string | undefined>;

/** All kinds of work on one engine, by name. */
export function createLoad(subject: Subject): Record<string, Work> {
  const { port, url } = subject;
  let connection = new GrpcConnection(port);
  const grpc = (): GrpcConnection => (connection.isOpen ? connection : (connection = new GrpcConnection(port)));
  const anyId = (random: Random): string => `d${random.below(STORED)}`;
  const write = (id: string, n: number): object => ({
    update: { name: `${DOCUMENTS}/load/${id}`, fields: { n: { integerValue: n }, text: { stringValue: `text ${n}`.repeat(5) } } },
  });
  const call = async (name: string, request: object, allowed: number[], authorization = OWNER): Promise<string | undefined> => {
    const { status, message } = await grpc().call(name, request, { authorization });
    return status !== undefined && allowed.includes(status) ? undefined : `${name}: ${status} ${message}`;
  };
  const query = (random: Random): object => ({
    parent: DOCUMENTS,
    structuredQuery: {
      from: [{ collectionId: 'load' }],
      where: { fieldFilter: { field: { fieldPath: 'n' }, op: 'GREATER_THAN', value: { integerValue: random.below(900) } } },
      limit: { value: 20 },
    },
  });

  return {
    write: (random) => call('Commit', { database: DATABASE, writes: [write(anyId(random), random.below(1000))] }, [OK]),
    delete: (random) => call('DeleteDocument', { name: `${DOCUMENTS}/load/d${1 + random.below(STORED - 1)}` }, [OK]),
    batch: (random) => {
      const start = random.below(STORED);
      const writes = Array.from({ length: 50 }, (_, i) => write(`d${(start + i) % STORED}`, random.below(1000)));
      return call('Commit', { database: DATABASE, writes }, [OK]);
    },
    userWrite: (random) => call('Commit', { database: DATABASE, writes: [write(anyId(random), 5)] }, [OK, PERMISSION_DENIED], USER),
    read: (random) => call('GetDocument', { name: `${DOCUMENTS}/load/${anyId(random)}` }, [OK, NOT_FOUND], random.pick([OWNER, USER])),
    query: (random) => call('RunQuery', query(random), [OK], random.pick([OWNER, USER])),
    async rest(random) {
      const name = `${DOCUMENTS}/load/${anyId(random)}`;
      const response = await fetch(`${url}/v1/${name}`, { headers: { authorization: OWNER } });
      await response.text();
      return response.status === 200 || response.status === 404 ? undefined : `REST: ${response.status}`;
    },
    /** Reads few documents and writes one of them, so that transactions often meet. */
    async transaction(random) {
      const begun = await grpc().call('BeginTransaction', { database: DATABASE });
      const transaction = begun.body.subarray(7);
      const isLeft = random.chance(0.05);
      const name = `${DOCUMENTS}/${isLeft ? 'left' : 'contended'}/d${random.below(3)}`;
      const read = await call('GetDocument', { name, transaction }, [OK, NOT_FOUND, ABORTED]);
      // Some are left without a word, with their locks.
      if (isLeft) return read;
      const writes = [{ update: { name, fields: { n: { integerValue: random.below(1000) } } } }];
      return read ?? call('Commit', { database: DATABASE, transaction, writes }, [OK, ABORTED]);
    },
    /** A listener that comes, hears something and goes in one of the ways in which clients go. */
    async listen(random) {
      const own = random.chance(0.3) ? new GrpcConnection(port) : undefined;
      const { stream, send } = (own ?? grpc()).open('Listen', { authorization: random.pick([OWNER, USER]) });
      let heard = 0;
      stream.on('data', (chunk: Buffer) => (heard += chunk.length));
      send('Listen', { database: DATABASE, addTarget: { targetId: 2, query: query(random) } });
      for (let waited = 0; heard === 0 && waited < PATIENCE_MS; waited += 20) await sleep(20);
      await sleep(random.below(1500));
      if (own) own.close();
      else if (random.chance(0.5)) stream.end();
      else stream.close();
      return heard > 0 ? undefined : 'a listener heard nothing';
    },
    /** A browser's session; some are left without a word. */
    async webChannel(random) {
      const target = { database: DATABASE, addTarget: { targetId: 2, documents: { documents: [`${DOCUMENTS}/load/${anyId(random)}`] } } };
      const path = `${url}/google.firestore.v1.Firestore/Listen/channel?VER=8`;
      const form = new URLSearchParams({ count: '1', ofs: '0', req0___data__: JSON.stringify(target), headers: `Authorization:${OWNER}` });
      const opened = await fetch(`${path}&RID=1&CVER=22`, { method: 'POST', body: form });
      const sid = /"c","([\w-]+)"/.exec(await opened.text())?.[1];
      if (sid === undefined) return 'no session was opened';
      const poll = await fetch(`${path}&SID=${sid}&RID=rpc&AID=0&CI=1&TYPE=xmlhttp`);
      const text = await poll.text();
      if (random.chance(0.9)) await fetch(`${path}&SID=${sid}&RID=2&TYPE=terminate`, { method: 'POST' });
      return text.includes('CURRENT') ? undefined : `a poll brought ${poll.status} ${text.slice(0, 100)}`;
    },
    async writeStream(random) {
      const { stream, answer } = grpc().open('Write');
      stream.resume();
      const send = (content: object): void => void stream.write(frame(encodeRequest('Write', content)));
      send({ database: DATABASE });
      for (let i = 0; i < 5; i++) send({ streamToken: Buffer.from('x'), writes: [write(anyId(random), i)] });
      stream.end();
      const { status, message } = await answer;
      return status === OK ? undefined : `Write: ${status} ${message}`;
    },
    async clear(random) {
      await sleep(500 + random.below(5000));
      const response = await fetch(`${url}/emulator/v1/${DOCUMENTS}/scratch`, { method: 'DELETE' });
      return response.status === 200 ? undefined : `clear: ${response.status}`;
    },
    /** Projects and collection groups that are named by readers only, and never again: nothing of them may stay. */
    async named(random) {
      const name = `projects/named-${random.below(2 ** 31)}/databases/(default)/documents/load/d1`;
      const group = { from: [{ collectionId: `g${random.below(2 ** 31)}`, allDescendants: true }] };
      const read = await call('GetDocument', { name }, [NOT_FOUND, PERMISSION_DENIED], random.pick([OWNER, USER]));
      return read ?? call('RunQuery', { parent: DOCUMENTS, structuredQuery: group }, [OK]);
    },
    /** Names that are never used again: nothing of them may stay. */
    scratch: (random) => {
      const name = `${DOCUMENTS}/scratch/${random.below(2 ** 31)}/c${random.below(2 ** 31)}/d`;
      const writes = [{ update: { name, fields: { [`f${random.below(2 ** 31)}`]: { integerValue: 1 } } } }];
      return call('Commit', { database: DATABASE, writes: random.chance(0.5) ? writes : [...writes, { delete: name }] }, [OK]);
    },
  };
}
