import { createStore } from '../store';
import { EventDispatcher } from './dispatcher';
import { TriggerRegistry } from './registry';
import { parseV2Trigger } from './trigger';

const TYPE = 'google.cloud.firestore.document.v1.written';

/** A dispatcher whose Functions emulator answers as the test says; waiting takes no time. */
function world(answer: (attempt: number) => number) {
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
    async sleep(ms) {
      waits.push(ms);
    },
  });
  const store = createStore();
  store.onCommit((database, commit) => dispatcher.dispatch(database, commit));
  const write = async (path: string): Promise<void> => {
    const writes = [{ kind: 'update', path, fields: new Map(), transforms: [] } as const];
    await store.database('p', '(default)').commit(
      writes.map((each) => ({ ...each, transforms: [] })),
      { author: { kind: 'admin' } },
    );
    for (let i = 0; i < 200; i++) await Promise.resolve();
  };
  return { dispatcher, bodies, waits, errors, write };
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

  it('gives up after two minutes, loudly', async () => {
    const { waits, errors, write } = world(refuse);
    await write('a/1');
    expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThan(110_000);
    expect(errors).toHaveLength(1);
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
