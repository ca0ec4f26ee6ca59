import { setTimeout as sleep } from 'node:timers/promises';
import { Subject } from './fuzz/subject';
import { GrpcConnection, type GrpcAnswer } from './raw/grpc';

/** The first start may have to build the bundle; a loaded machine is slow, not wrong. */
jest.setTimeout(120_000);

const DATABASE = 'projects/demo-many/databases/(default)';
const LISTENERS = 10_000;
/** So many come at once. */
const WAVE = 1_000;
/** What one listener may cost the engine, in resident bytes: the Node process of 10,000 stays below a gigabyte. */
const MAX_BYTES_EACH = 60_000;
/** From a write to the snapshot at the one listener that it concerns. */
const MAX_DELIVERY_MS = 1_000;

const target = (targetId: number, document: string) => ({
  database: DATABASE,
  addTarget: { targetId, documents: { documents: [`${DATABASE}/documents/${document}`] } },
});

let subject: Subject;
let connection: GrpcConnection;
beforeEach(async () => {
  subject = await Subject.start();
  connection = new GrpcConnection(subject.port);
});
afterEach(async () => {
  connection.close();
  expect(subject.takeMistakes()).toEqual([]);
  await subject.stop();
});

/** Streams that share the listeners evenly; each target is a document of its own. */
async function listen(streamCount: number) {
  const before = subject.residentBytes;
  const perStream = LISTENERS / streamCount;
  /** What each stream said: pieces of two streams, one behind the other, would cut names in half. */
  const received: string[] = [];
  const heard = (): number => received.reduce((sum, text) => sum + (text.match(/many\/d\d+/g)?.length ?? 0), 0);
  const ended: GrpcAnswer[] = [];
  const open = (first: number): void => {
    const { stream, send, answer } = connection.open('Listen');
    const place = received.push('') - 1;
    void answer.then((end) => ended.push(end));
    stream.on('data', (chunk: Buffer) => (received[place] += chunk.toString('latin1')));
    for (let i = 0; i < perStream; i++) send('Listen', target(i + 1, `many/d${first + i}`));
  };
  for (let first = 0; first < LISTENERS; ) {
    const wave = Math.min(LISTENERS, first + Math.max(WAVE, perStream));
    for (; first < wave; first += perStream) open(first);
    while (heard() < wave) {
      expect(ended).toEqual([]);
      await sleep(20);
    }
  }
  return {
    bytesEach: (subject.residentBytes - before) / LISTENERS,
    /** Milliseconds from a write of one document until its listener hears of it. */
    async delivery(document: number): Promise<number> {
      received.fill('');
      const started = performance.now();
      const name = `${DATABASE}/documents/many/d${document}`;
      const write = connection.call('Commit', { database: DATABASE, writes: [{ update: { name, fields: {} } }] });
      while (!received.some((text) => text.includes(`many/d${document}`))) await sleep(1);
      await write;
      return performance.now() - started;
    },
    heard,
  };
}

describe('10,000 listeners', () => {
  it.each([
    ['on one stream', 1],
    ['on a hundred streams', 100],
    ['on a stream each', 10_000],
  ])('%s are set up, and a write reaches the one that it concerns, and only it', async (_how, streams) => {
    const { bytesEach, delivery, heard } = await listen(streams);
    const samples = [];
    for (const document of [0, 77, 5_000, 9_999]) {
      samples.push(await delivery(document));
      await sleep(20);
      expect(heard()).toBe(1);
    }
    if (process.env['PRINT_FIGURES']) {
      process.stdout.write(`${streams} streams: ${Math.round(bytesEach)} bytes each, ${samples.map(Math.round)} ms\n`);
    }
    expect(Math.max(...samples)).toBeLessThan(MAX_DELIVERY_MS);
    expect(bytesEach).toBeLessThan(MAX_BYTES_EACH);
  });
});
