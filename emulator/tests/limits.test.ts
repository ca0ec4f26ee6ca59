import { documentSize, MAX_DOCUMENT_BYTES } from '../src/model/size';
import type { MapValue } from '../src/model';
import { fieldsToJson } from './raw/json';
import { GrpcConnection } from './raw/grpc';
import { encodeRequest } from './raw/protos';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(60_000);

const DATABASE = 'projects/demo-limits/databases/(default)';
const ROOT = `${DATABASE}/documents`;
const OK = { status: 0 };
const refused = (message: RegExp) => ({ status: 3, message: expect.stringMatching(message) as unknown });

let engine: TestEngine;
let grpc: GrpcConnection;
beforeAll(async () => {
  engine = await startEngine();
  grpc = new GrpcConnection(engine.port);
});
afterAll(async () => {
  grpc.close();
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

const write = (path: string, fields: MapValue) => ({
  update: { name: `${ROOT}/${path}`, fields: fieldsToJson(fields, 'proto') },
});
const commit = (...writes: object[]) => grpc.call('Commit', { database: DATABASE, writes });

describe('a document', () => {
  /** Two fields, since one value may not take it all, and of all sizes of UTF-8 characters. */
  function ofSize(path: string, size: number): MapValue {
    const fields: MapValue = new Map([
      ['a', 'é€😀'.repeat(50_000)],
      ['b', ''],
    ]);
    fields.set('b', 'x'.repeat(size - documentSize(path, fields)));
    return fields;
  }

  it('is counted as documented: each name and text with one byte more, 16 for the name, 32 for the document', () => {
    // The example of the documentation: users/jeff/tasks/my_task_id, with 147 bytes.
    const task: MapValue = new Map<string, never>([
      ['type', 'Personal' as never],
      ['done', false as never],
      ['priority', 1n as never],
      ['description', 'Learn Cloud Firestore' as never],
    ]);
    expect(documentSize('users/jeff/tasks/my_task_id', task)).toBe(147);
  });

  it('takes 1 MiB (1,048,576 bytes), and not a byte more', async () => {
    expect(MAX_DOCUMENT_BYTES).toBe(1_048_576);
    expect(await commit(write('big/exact', ofSize('big/exact', 1_048_576)))).toMatchObject(OK);
    expect(await commit(write('big/over', ofSize('big/over', 1_048_577)))).toMatchObject(
      refused(/has 1048577 bytes: the maximum entity size is 1048576 bytes/),
    );
    const read = await grpc.call('GetDocument', { name: `${ROOT}/big/exact` });
    expect(read.body.length).toBeGreaterThan(1_048_000);
  });

  it('that grows over 1 MiB by a transform stays as it was', async () => {
    await commit(write('big/grows', ofSize('big/grows', 1_048_570)));
    const append = {
      transform: {
        document: `${ROOT}/big/grows`,
        fieldTransforms: [{ fieldPath: 'l', appendMissingElements: { values: [{ stringValue: 'more than six' }] } }],
      },
    };
    expect(await commit(append)).toMatchObject(refused(/maximum entity size/));
  });

  it('takes values of 1 MiB - 89 bytes, and not a byte more', async () => {
    const text = (length: number): MapValue => new Map([['a', 'x'.repeat(length)]]);
    const bytes = (length: number): MapValue => new Map([['a', new Uint8Array(length)]]);
    for (const make of [text, bytes]) {
      expect(await commit(write('v/1', make(1_048_487)))).toMatchObject(OK);
      expect(await commit(write('v/1', make(1_048_488)))).toMatchObject(refused(/is longer than 1048487 bytes/));
    }
  });

  it('takes maps and arrays 20 deep, and no deeper', async () => {
    const nested = (depth: number): MapValue => {
      let value: MapValue | bigint = 1n;
      for (let i = 0; i < depth; i++) value = new Map([['a', value]]);
      return new Map([['a', value]]);
    };
    expect(await commit(write('deep/1', nested(20)))).toMatchObject(OK);
    expect(await commit(write('deep/1', nested(21)))).toMatchObject(refused(/nested more than 20 levels deep/));
  });
});

describe('names', () => {
  it.each([
    ['a document id', (length: number) => write(`n/${'é'.repeat(length / 2)}`, new Map())],
    ['a collection id', (length: number) => write(`${'é'.repeat(length / 2)}/1`, new Map())],
    ['a field name', (length: number) => write('n/1', new Map([['é'.repeat(length / 2), 1n]]))],
  ])('of %s take 1,500 bytes, and no more', async (_what, make) => {
    expect(await commit(make(1500))).toMatchObject(OK);
    expect(await commit(make(1502))).toMatchObject(refused(/longer than 1500 bytes/));
  });

  it('of a field path take 1,500 bytes together', async () => {
    const path = (length: number): MapValue => new Map([['a', new Map([['x'.repeat(length - 2), 1n]])]]);
    expect(await commit(write('n/1', path(1500)))).toMatchObject(OK);
    expect(await commit(write('n/1', path(1501)))).toMatchObject(refused(/invalid nested entity/));
  });

  it('of documents take 6 KiB and 100 collections', async () => {
    const long = (length: number): string => `${'c/'.padEnd(1400, 'x')}/`.repeat(4) + 'c/'.padEnd(length - 5604, 'x');
    expect(await commit(write(long(6144), new Map()))).toMatchObject(OK);
    expect(await commit(write(long(6145), new Map()))).toMatchObject(refused(/longer than 6144 bytes/));
    expect(await commit(write(Array(100).fill('c/d').join('/'), new Map()))).toMatchObject(OK);
    expect(await commit(write(Array(101).fill('c/d').join('/'), new Map()))).toMatchObject(
      refused(/more than 100 collections/),
    );
  });
});

describe('requests', () => {
  it.each([500, 501, 5000])('take a batch of %d writes', async (count) => {
    const writes = Array.from({ length: count }, (_, i) => write(`batch/${i}`, new Map([['n', BigInt(i)]])));
    expect(await commit(...writes)).toMatchObject(OK);
    expect(await grpc.call('BatchWrite', { database: DATABASE, writes })).toMatchObject(OK);
  });

  it('on gRPC take 10 MiB (10,485,760 bytes), and not a byte more', async () => {
    // Eleven documents; the last one is filled up so that the whole has the size.
    const request = (size: number) => {
      const writes = (last: number) => ({
        database: DATABASE,
        writes: Array.from({ length: 11 }, (_, i) =>
          write(`ten/${i}`, new Map([['a', 'x'.repeat(i < 10 ? 1_000_000 : last)]])),
        ),
      });
      const some = encodeRequest('Commit', writes(300_000)).length;
      return writes(300_000 + size - some);
    };
    expect(await grpc.call('Commit', request(10_485_760))).toMatchObject(OK);
    expect(await grpc.call('Commit', request(10_485_761))).toMatchObject(
      refused(/^Request payload size exceeds the limit: 10485760 bytes\.$/),
    );
  });

  it('over REST take 10 MiB, and not a byte more', async () => {
    const send = (bytes: number): Promise<Response> =>
      fetch(`${engine.url}/v1/${ROOT}:commit`, { method: 'POST', body: '{}'.padEnd(bytes) });
    expect((await send(10_485_760)).status).toBe(200);
    const over = await send(10_485_761);
    expect([over.status, await over.json()]).toEqual([
      400,
      {
        error: {
          code: 400,
          status: 'INVALID_ARGUMENT',
          message: 'Request payload size exceeds the limit: 10485760 bytes.',
        },
      },
    ]);
  });
});
