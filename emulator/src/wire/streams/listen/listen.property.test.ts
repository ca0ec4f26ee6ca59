import fc from 'fast-check';
import type { Query, Write } from '../../../model';
import type { StreamSession, StreamSink } from '../../../service/stream';
import { query, remove, set, where, type Plain } from '../../../testing/builders';
import { ManualTimers } from '../../../testing/manual-timers';
import type { ListenRequest, ListenResponse, ListenTarget } from '../../messages';
import { ClientModel } from '../testing/client-model';
import { ADMIN, createWorld, DATABASE } from '../testing/world';
import { createListenHandler, type ListenHandler } from '.';

type Step =
  | { kind: 'commit'; writes: Write[] }
  | { kind: 'add'; interest: Partial<ListenTarget> }
  | { kind: 'remove'; index: number }
  | { kind: 'reconnect'; missed: Write[][]; restart: boolean }
  | { kind: 'clear'; path: string }
  | { kind: 'read'; stalls: boolean }
  | { kind: 'tick'; micros: number };

const path = fc
  .tuple(fc.constantFrom('a', 'a', 'a/1/c', 'b/1/c', 'a/1/c'), fc.integer({ min: 1, max: 9 }))
  .map(([collection, id]) => `${collection}/${id}`);

const fields: fc.Arbitrary<Record<string, Plain>> = fc.record(
  {
    n: fc.oneof(fc.bigInt({ min: 0n, max: 4n }), fc.constantFrom(0, 1.5, 2, NaN, null)),
    tag: fc.constantFrom('x', 'y'),
    members: fc.subarray(['u1', 'u2', 'u3']),
  },
  { requiredKeys: [] },
);

const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(path, fields).map(([at, data]) => set(at, data)) },
  { weight: 1, arbitrary: path.map(remove) },
);

const writes = fc.array(write, { minLength: 1, maxLength: 6 });

const filters = [
  where('tag', 'EQUAL', 'x'),
  where('n', 'EQUAL', 2n),
  where('members', 'ARRAY_CONTAINS', 'u1'),
  where('n', 'IN', [1n, 2n, 3n]),
];
const range = where('n', 'GREATER_THAN_OR_EQUAL', 1n);

const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    place: fc.constantFrom(
      query('a'),
      query('a'),
      query('c', { parent: 'a/1' }),
      query('c', { allDescendants: true }),
      query('', { allDescendants: true }),
    ),
    filter: fc.option(fc.constantFrom(...filters), { nil: undefined }),
    either: fc.boolean(),
    order: fc.option(fc.constantFrom('ASCENDING' as const, 'DESCENDING' as const), { nil: undefined }),
    ranged: fc.boolean(),
    start: fc.option(fc.boolean(), { nil: undefined, freq: 1 }),
    window: fc.option(fc.record({ limit: fc.integer({ min: 1, max: 3 }), offset: fc.constantFrom(0, 0, 1) }), {
      nil: { limit: undefined, offset: 0 },
      freq: 1,
    }),
  })
  .map(({ place, filter, either, order, ranged, start, window }) => {
    if (place.collectionId === '') return { ...place, ...window };
    const conditions = [filter, order && ranged ? range : undefined].filter((condition) => condition !== undefined);
    const op = either ? 'OR' : 'AND';
    return {
      ...place,
      where: conditions.length > 1 ? { kind: 'composite', op, filters: conditions } : conditions[0],
      orderBy: order ? [{ field: ['n'], direction: order }] : [],
      startAt: order && start !== undefined ? { values: [2n], before: start } : undefined,
      ...window,
    } satisfies Query;
  });

const interest: fc.Arbitrary<Partial<ListenTarget>> = fc.oneof(
  { weight: 1, arbitrary: fc.array(path, { minLength: 1, maxLength: 3 }).map((documents) => ({ documents })) },
  { weight: 4, arbitrary: anyQuery.map((wanted) => ({ query: wanted })) },
);

const step: fc.Arbitrary<Step> = fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('commit'), writes }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add'), interest }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), index: fc.nat(8) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('reconnect'),
      missed: fc.array(writes, { maxLength: 3 }),
      restart: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear'), path: fc.constantFrom('', 'a', 'a/1') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read'), stalls: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick'), micros: fc.constantFrom(1, 1000) }) },
);

/** A client on a connection that may break, over a server that may start again. */
class Scene {
  readonly world = createWorld();
  readonly client = new ClientModel();
  private readonly timers = new ManualTimers();
  /** What waits because the client does not read. */
  private queuedBytes = 0;
  private handler: ListenHandler = this.startServer();
  private session: StreamSession<ListenRequest> = this.connect();
  private lastTarget = 0;

  async play(played: Step): Promise<void> {
    switch (played.kind) {
      case 'commit':
        await this.world.commit(...played.writes);
        return;
      case 'add':
        return this.add({ targetId: ++this.lastTarget, once: false, ...played.interest });
      case 'remove': {
        const id = [...this.client.targets.keys()][played.index];
        if (id === undefined) return;
        this.client.remove(id);
        return this.session.receive({ database: DATABASE, removeTarget: id });
      }
      case 'reconnect':
        this.session.close();
        this.queuedBytes = 0;
        for (const missed of played.missed) await this.world.commit(...missed);
        if (played.restart) this.handler = this.startServer();
        this.session = this.connect();
        return this.add(
          ...[...this.client.targets.values()].map(({ request, resumeToken }) => ({ ...request, resumeToken })),
        );
      case 'clear':
        return this.world.database.clear(played.path);
      case 'read':
        this.queuedBytes = played.stalls ? 2_000_000 : 0;
        return this.timers.advance(1_000);
      case 'tick':
        return this.world.tick(played.micros);
    }
  }

  check(): void {
    if (this.queuedBytes > 0) return;
    expect([...this.client.refused, ...this.world.faults]).toEqual([]);
    for (const [id, { request }] of this.client.targets) {
      const shown = [...(this.client.shown.get(id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(shown).toEqual(this.asked(request).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
  }

  private asked({ documents, query: wanted }: ListenTarget) {
    const { database } = this.world;
    const found = wanted ? database.runQuery(wanted) : [...new Set(documents)].map((at) => database.get(at));
    return found.filter((document) => document !== undefined).map((document) => [document.path, document] as const);
  }

  /** All requests are on their way before the first answer comes. */
  private add(...targets: ListenTarget[]): void {
    for (const target of targets) this.client.add(target);
    for (const target of targets) this.session.receive({ database: DATABASE, addTarget: target });
  }

  private startServer(): ListenHandler {
    return createListenHandler(this.world.engine, this.timers);
  }

  private connect(): StreamSession<ListenRequest> {
    const queuedBytes = (): number => this.queuedBytes;
    const sink: StreamSink<ListenResponse> = {
      send: (message) => this.client.receive(message),
      end: () => undefined,
      get queuedBytes() {
        return queuedBytes();
      },
    };
    return this.handler.open({ credentials: ADMIN }, sink);
  }
}

/** Many runs: seconds on a busy machine. */
jest.setTimeout(60_000);

describe('Listen', () => {
  it('keeps a client equal to asking again, whatever is committed, watched, broken and resumed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const scene = new Scene();
        for (const played of steps) {
          await scene.play(played);
          scene.check();
        }
      }),
      { numRuns: 150 },
    );
  });
});
