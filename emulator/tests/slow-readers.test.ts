import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GrpcConnection } from './raw/grpc';
import { set } from '../src/testing/builders';
import { startEngine, type TestEngine } from './helper';

jest.setTimeout(60_000);

const DATABASE = 'projects/demo-p/databases/(default)';
const DOCUMENTS = 50;
const WRITES = 20_000;
/** Of one document: all that is written would be 200 MB. */
const FILLING = 'x'.repeat(10_000);
/** What the engine may keep beside the documents themselves, for a reader that does not read. */
const MAX_HELD_BYTES = 24e6;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let engine: TestEngine;
beforeEach(async () => {
  engine = await startEngine();
});
afterEach(async () => {
  await engine.stop();
  expect(engine.errors).toEqual([]);
});

/** Overwrites every document many times; in the end they hold the numbers 19950 to 19999. */
async function writeMuch(): Promise<void> {
  const database = engine.engine.store.database('demo-p', '(default)');
  for (let n = 0; n < WRITES; n++) {
    await database.commit([set(`a/${n % DOCUMENTS}`, { filling: `${n}${FILLING}` })], { author: { kind: 'admin' } });
    // As if each came with a request of its own.
    if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

const target = {
  database: DATABASE,
  addTarget: {
    targetId: 2,
    query: { parent: `${DATABASE}/documents`, structuredQuery: { from: [{ collectionId: 'a' }] } },
  },
};

describe('a listener that stops reading', () => {
  it('on gRPC holds little memory, and then sees the newest state of each document', async () => {
    await writeMuch();
    const connection = new GrpcConnection(engine.port);
    const { stream, send } = connection.open('Listen');
    let received = '';
    stream.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    send('Listen', target);
    while (!received.includes(FILLING)) await sleep(10);
    stream.pause();
    const before = heldBytes();
    await writeMuch();
    expect(heldBytes() - before).toBeLessThan(MAX_HELD_BYTES);
    received = '';
    stream.resume();
    const newest = (): number => new Set(received.match(new RegExp(`199\\d\\d(?=${FILLING.slice(0, 20)})`, 'g'))).size;
    while (newest() < DOCUMENTS) await sleep(10);
    expect(received.length).toBeLessThan(MAX_HELD_BYTES);
    connection.close();
  });

  it('on WebChannel holds little memory, and then sees the newest state of each document', async () => {
    await writeMuch();
    const path = '/google.firestore.v1.Firestore/Listen/channel';
    const form = new URLSearchParams({ count: '1', ofs: '0', req0___data__: JSON.stringify(target) });
    const opened = await fetch(`${engine.url}${path}?VER=8&RID=1&CVER=22`, { method: 'POST', body: form });
    const sid = /"c","([\w-]+)"/.exec(await opened.text())?.[1] ?? '';
    let received = '';
    let acknowledged = 0;
    const listen = () => {
      const socket = connect(engine.port, '127.0.0.1');
      socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
      socket.write(
        `GET ${path}?VER=8&SID=${sid}&RID=rpc&AID=${acknowledged}&CI=0&TYPE=xmlhttp HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      return socket;
    };
    let back = listen();
    while (!received.includes('CURRENT')) await sleep(10);
    back.pause();
    const before = heldBytes();
    await writeMuch();
    expect(heldBytes() - before).toBeLessThan(MAX_HELD_BYTES);
    back.resume();
    const newest = (): number => new Set(received.match(new RegExp(`199\\d\\d(?=${FILLING.slice(0, 20)})`, 'g'))).size;
    while (newest() < DOCUMENTS) {
      await sleep(20);
      if (!back.closed) continue;
      acknowledged = Math.max(...[...received.matchAll(/\[(\d+),\[/g)].map(([, id]) => Number(id)));
      back = listen();
    }
    expect(received.length).toBeLessThan(MAX_HELD_BYTES);
    back.destroy();
  });
});
