import { createStore } from '../store';
import { set } from '../testing/builders';
import { DELIVERY_LIMITS, EventDispatcher } from './dispatcher';
import { TriggerRegistry } from './registry';
import { parseV2Trigger } from './trigger';

const TYPE = 'google.cloud.firestore.document.v1.written';

/** A dispatcher whose Functions emulator answers as the test says; waiting takes no time. */
function world(answer: (attempt: number) => number | Promise<number>, limits = DELIVERY_LIMITS) {
  const registry = new TriggerRegistry();
  registry.register(parseV2Trigger('p', 'key', { eventType: TYPE, document: { value: 'a/{id}' } }));
  const bodies: string[] = [];
  const waits: number[] = [];
  const errors: string[] = [];
  const dispatcher = new EventDispatcher({
    registry,
    poster: {
      async post(_path, _contentType, body) {
        bodies.push(body);
        return answer(bodies.length);
      },
      close: () => undefined,
    },
    log: { info: () => undefined, debug: () => undefined, error: (message) => errors.push(message) },
    limits,
    async sleep(ms) {
      waits.push(ms);
    },
  });
  const store = createStore();
  store.onCommit((database, commit) => dispatcher.dispatch(database, commit));
  const write = async (...paths: string[]): Promise<void> => {
    const writes = paths.map((path) => set(path, {}));
    await store.database('p', '(default)').commit(writes, { author: { kind: 'admin' } });
    await settled();
  };
  return { dispatcher, bodies, waits, errors, write };
}

/** Long enough for whatever waits for nothing but other promises. */
async function settled(): Promise<void> {
  for (let i = 0; i < 400; i++) await Promise.resolve();
}

const refuse = (): never => {
  throw new Error('ECONNREFUSED');
};

describe('EventDispatcher', () => {
  it('tries again, ever more slowly, while nobody answers, with the same event', async () => {
    const { bodies, waits, write } = world((attempt) => (attempt < 4 ? refuse() : 200));
    await write('a/1');
    expect(waits).toEqual([100, 200, 400]);
    expect(new Set(bodies).size).toBe(1);
    expect(bodies).toHaveLength(4);
  });

  it('takes an error for an answer', async () => {
    const { bodies, write } = world(() => 500);
    await write('a/1');
    expect(bodies).toHaveLength(1);
  });

  it('says once that nobody answers, after two minutes, and goes on trying', async () => {
    const { waits, bodies, errors, write } = world((attempt) => (attempt < 40 ? refuse() : 200));
    await write('a/1');
    expect(waits.slice(0, 28).reduce((sum, ms) => sum + ms)).toBeGreaterThan(110_000);
    expect(bodies).toHaveLength(40);
    expect(errors).toEqual(['The Functions emulator does not answer; 1 events wait for it']);
  });

  it('drops the newest events when no more can wait, says how many, and keeps the order of the others', async () => {
    let answer: (status: number) => void = () => undefined;
    const { bodies, waits, errors, write } = world(() => new Promise((resolve) => (answer = resolve)), {
      concurrency: 1,
      waitingJobs: 2,
      waitingBytes: 1000,
    });
    await write('a/1', 'a/2', 'a/3', 'a/4', 'a/5');
    expect(errors).toEqual([
      '2 events for functions were dropped, the newest: no more than 2 (or 1000 bytes of documents) can wait for the Functions emulator',
    ]);
    for (let n = 0; n < 3; n++) {
      answer(200);
      await settled();
    }
    expect(bodies.map((body) => (JSON.parse(body) as { document: string }).document)).toEqual(['a/1', 'a/2', 'a/3']);
    expect(waits).toEqual([10_000]);
  });

  it('stops trying once it is closed', async () => {
    const { dispatcher, bodies, errors, write } = world(() => {
      dispatcher.close();
      return refuse();
    });
    await write('a/1');
    expect(bodies).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('sends nothing that no trigger is for', async () => {
    const { bodies, write } = world(() => 200);
    await write('b/1');
    expect(bodies).toEqual([]);
  });
});
