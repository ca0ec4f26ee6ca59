import type { StatusError } from '../../../model';
import { query, remove, set } from '../../../testing/builders';
import { ManualTimers } from '../../../testing/manual-timers';
import type { ListenResponse, ListenTarget } from '../../messages';
import { ADMIN, createWorld, DATABASE, USER, type Judge } from '../testing/world';
import { createListenHandler } from '.';

/** As an app's rules: what lies below a family is for its members, and a family for whoever is named in it. */
const judge: Judge = (operation, documents) => {
  const family = documents.get('families/f')?.fields.get('member');
  return operation === 'list open' || family === true;
};

function open(credentials = USER) {
  const world = createWorld(judge);
  const timers = new ManualTimers();
  const state: { queuedBytes: number; ended?: StatusError | true } = { queuedBytes: 0 };
  const sent: ListenResponse[] = [];
  const handler = createListenHandler(world.engine, timers);
  const session = handler.open(
    { credentials },
    {
      send: (message) => void sent.push(message),
      end: (error) => void (state.ended = error ?? true),
      get queuedBytes() {
        return state.queuedBytes;
      },
    },
  );
  const add = (target: Partial<ListenTarget>): void => {
    session.receive({ database: DATABASE, addTarget: { targetId: 0, once: false, ...target } });
  };
  const said = (): string[] =>
    sent.splice(0).flatMap((message) => {
      if (message.kind === 'documentChange') return [`change ${message.document.path}`];
      if (message.kind !== 'targetChange' || message.change === 'NO_CHANGE') return [];
      return [`${message.change} ${message.targetIds}${message.cause ? ` ${message.cause.status}` : ''}`];
    });
  return { ...world, timers, state, session, add, said };
}

const member = (isMember: boolean) => set('families/f', { member: isMember });

async function listening(credentials = USER) {
  const stream = open(credentials);
  await stream.commit(member(true), set('doses/1', {}));
  stream.add({ targetId: 2, query: query('doses') });
  stream.add({ targetId: 4, query: query('open') });
  stream.add({ targetId: 6, documents: ['doses/1'] });
  stream.said();
  return stream;
}

describe('a permission that rests on another document', () => {
  it('ends with the commit that takes it, and nothing of that commit is told', async () => {
    const { commit, said, state } = await listening();
    await commit(member(false), set('doses/2', {}), set('doses/1', { n: 1n }), set('open/1', {}));
    expect(said()).toEqual(['REMOVE 2 PERMISSION_DENIED', 'REMOVE 6 PERMISSION_DENIED', 'change open/1']);
    await commit(set('doses/3', {}), set('open/2', {}));
    expect(said()).toEqual(['change open/2']);
    expect(state.ended).toBeUndefined();
  });

  it('ends also when the commit concerns no document that is listened to, and when the basis is deleted', async () => {
    const { commit, said } = await listening();
    await commit(remove('families/f'));
    expect(said()).toEqual(['REMOVE 2 PERMISSION_DENIED', 'REMOVE 6 PERMISSION_DENIED']);
  });

  it('goes on while the rules go on allowing it, however often they are asked', async () => {
    const { commit, said } = await listening();
    for (let time = 0; time < 3; time++) await commit(set('families/f', { member: true, time }));
    await commit(set('doses/2', {}));
    expect(said()).toEqual(['change doses/2']);
    await commit(member(false));
    expect(said()).toEqual(['REMOVE 2 PERMISSION_DENIED', 'REMOVE 6 PERMISSION_DENIED']);
  });

  it('may be asked for again under the same id', async () => {
    const { commit, add, said } = await listening();
    await commit(member(false));
    await commit(member(true));
    said();
    add({ targetId: 2, query: query('doses') });
    expect(said()).toEqual(['ADD 2', 'change doses/1', 'CURRENT 2']);
  });

  it('is not asked of an admin', async () => {
    const { commit, said } = await listening(ADMIN);
    await commit(member(false), set('doses/2', {}));
    expect(said()).toEqual(['change doses/2']);
  });

  it('is judged before a reader that fell behind is told anything', async () => {
    const { commit, said, state, timers } = await listening();
    state.queuedBytes = 2 * 1024 * 1024;
    await commit(set('doses/2', {}));
    await commit(member(false));
    expect(said()).toEqual([]);
    state.queuedBytes = 0;
    timers.advance(1_000);
    expect(said()).toEqual(['REMOVE 2 PERMISSION_DENIED', 'REMOVE 6 PERMISSION_DENIED']);
  });

  it('leaves no trace when the stream closes', async () => {
    const { commit, said, session } = await listening();
    session.close();
    await commit(member(false));
    expect(said()).toEqual([]);
  });
});

describe('a permission that rests on the document itself', () => {
  it('ends when the document no longer allows it', async () => {
    // As a rule about `resource`: it looks at no other document.
    const own: Judge = () => world.database.get('notes/1')?.fields.get('shared') === true;
    const world = createWorld(own);
    const sent: ListenResponse[] = [];
    const sink = { send: (message: ListenResponse) => void sent.push(message), end: () => undefined, queuedBytes: 0 };
    const session = createListenHandler(world.engine, new ManualTimers()).open({ credentials: USER }, sink);
    await world.commit(set('notes/1', { shared: true }));
    session.receive({ database: DATABASE, addTarget: { targetId: 2, once: false, documents: ['notes/1'] } });
    sent.length = 0;
    await world.commit(set('notes/1', { shared: false, secret: 'x' }));
    expect(sent.filter(({ kind }) => kind === 'documentChange')).toEqual([]);
    expect(sent[0]).toMatchObject({ change: 'REMOVE', targetIds: [2], cause: { status: 'PERMISSION_DENIED' } });
  });
});
