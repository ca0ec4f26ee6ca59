import { StatusError } from '../../../model';
import { query, remove, set, where } from '../../../testing/builders';
import { open } from '../testing/listen-stream';
import { DATABASE, USER, type Judge } from '../testing/world';

describe('ListenSession, new target', () => {
  it('sends the result of a query between ADD and CURRENT, then the snapshot', async () => {
    const { commit, add, said } = open();
    await commit(set('a/2', {}), set('a/1', {}), set('b/1', {}));
    add({ targetId: 7, query: query('a') });
    expect(said()).toEqual(['ADD [7]', 'change a/1 [7] -[]', 'change a/2 [7] -[]', 'CURRENT [7]', 'NO_CHANGE []']);
  });

  it('says of a missing document that it is deleted', async () => {
    const { commit, add, said } = open();
    await commit(set('a/1', {}));
    add({ targetId: 2, documents: ['a/1', 'a/2', 'a/1'] });
    expect(said()).toEqual(['ADD [2]', 'change a/1 [2] -[]', 'delete a/2 -[2]', 'CURRENT [2]', 'NO_CHANGE []']);
  });

  it('carries a token and a read time with CURRENT and with the snapshot', () => {
    const { add, sent } = open();
    add({ targetId: 2, query: query('a') });
    for (const message of sent.slice(-2)) {
      expect(message).toMatchObject({ kind: 'targetChange', readTime: expect.anything() as unknown });
      expect(message).toHaveProperty('resumeToken.length', 16);
    }
  });

  it('chooses an id where the client gives none', () => {
    const { add, said } = open();
    add({ targetId: 1, query: query('a') });
    add({ targetId: 0, query: query('b') });
    expect(said().filter((line) => line.startsWith('ADD'))).toEqual(['ADD [1]', 'ADD [2]']);
  });

  it('is removed at once when it is wanted once', async () => {
    const { add, said, commit } = open();
    add({ targetId: 2, query: query('a'), once: true });
    expect(said()).toEqual(['ADD [2]', 'CURRENT [2]', 'NO_CHANGE []', 'REMOVE [2]']);
    await commit(set('a/1', {}));
    expect(said()).toEqual([]);
  });

  it('ends the stream when its id is in use', () => {
    const { add, state } = open();
    add({ targetId: 2, query: query('a') });
    add({ targetId: 2, query: query('b') });
    expect(state.error).toMatchObject({
      status: 'INVALID_ARGUMENT',
      message: 'Target id 2 is already in use on this stream.',
    });
  });
});

describe('ListenSession, refused target', () => {
  const judge: Judge = (operation) => operation !== 'list secret' && operation !== 'get secret/1';

  it('is removed with its cause while others live', async () => {
    const { add, said, commit, state } = open({ judge, credentials: USER });
    add({ targetId: 2, query: query('open') });
    said();
    add({ targetId: 4, query: query('secret') });
    add({ targetId: 6, documents: ['secret/1'] });
    expect(said()).toEqual(['REMOVE [4] because PERMISSION_DENIED', 'REMOVE [6] because PERMISSION_DENIED']);
    await commit(set('open/1', {}), set('secret/1', {}));
    expect(said()).toEqual(['change open/1 [2] -[]', 'NO_CHANGE []']);
    expect(state.ended).toBe(false);
  });

  it('may be added again under the same id', () => {
    const { add, said } = open({ judge, credentials: USER });
    add({ targetId: 4, query: query('secret') });
    add({ targetId: 4, query: query('open') });
    expect(said()).toEqual(['REMOVE [4] because PERMISSION_DENIED', 'ADD [4]', 'CURRENT [4]', 'NO_CHANGE []']);
  });

  it('is one that could not be read', () => {
    const { session, add, said, state } = open();
    add({ targetId: 2, query: query('a') });
    said();
    const cause = new StatusError('INVALID_ARGUMENT', 'Resource id "__x__" is invalid because it is reserved.');
    session.receive({ database: DATABASE, addTarget: { targetId: 4, cause } });
    expect(said()).toEqual(['REMOVE [4] because INVALID_ARGUMENT']);
    expect(state.ended).toBe(false);
  });

  it('says what is wrong with a query that cannot be run', () => {
    const { add, said } = open();
    add({ targetId: 4, query: query('a', { limit: -1 }) });
    add({ targetId: 6 });
    expect(said()).toEqual(['REMOVE [4] because INVALID_ARGUMENT', 'REMOVE [6] because INVALID_ARGUMENT']);
  });
});

describe('ListenSession, commits', () => {
  const due = query('doses', { where: where('state', 'EQUAL', 'due') });

  it('tells of documents that enter, change, leave and are deleted', async () => {
    const { add, said, commit } = open();
    add({ targetId: 2, query: due });
    said();
    await commit(set('doses/1', { state: 'due' }));
    await commit(set('doses/1', { state: 'due', n: 1n }));
    await commit(set('doses/1', { state: 'given' }));
    await commit(set('doses/1', { state: 'due' }));
    await commit(remove('doses/1'));
    expect(said().filter((line) => line !== 'NO_CHANGE []')).toEqual([
      'change doses/1 [2] -[]',
      'change doses/1 [2] -[]',
      'change doses/1 [] -[2]',
      'change doses/1 [2] -[]',
      'delete doses/1 -[2]',
    ]);
  });

  it('makes one snapshot of a commit, one message a document for all targets', async () => {
    const { add, said, commit } = open();
    await commit(set('doses/1', { state: 'due' }));
    add({ targetId: 2, query: due });
    add({ targetId: 4, query: query('doses') });
    add({ targetId: 6, documents: ['doses/1'] });
    said();
    await commit(set('doses/1', { state: 'given' }), set('doses/2', { state: 'due' }));
    expect(said()).toEqual(['change doses/1 [4,6] -[2]', 'change doses/2 [2,4] -[]', 'NO_CHANGE []']);
  });

  it('reads at the time of the commit', async () => {
    const { add, sent, commit } = open();
    add({ targetId: 2, query: query('a') });
    const time = await commit(set('a/1', {}));
    expect(sent.at(-1)).toMatchObject({ change: 'NO_CHANGE', readTime: time });
  });

  it('stays silent about what concerns no target, and about writes that change nothing', async () => {
    const { add, said, commit } = open();
    await commit(set('doses/1', { state: 'due' }));
    add({ targetId: 2, query: due });
    said();
    await commit(set('doses/2', { state: 'given' }));
    await commit(set('other/1', { state: 'due' }));
    await commit(set('doses/1', { state: 'due' }));
    expect(said()).toEqual([]);
  });

  it('lets documents slide in and out of a limit', async () => {
    const { add, said, commit } = open();
    await commit(set('a/1', {}), set('a/3', {}), set('a/4', {}));
    add({ targetId: 2, query: query('a', { limit: 2 }) });
    expect(said()).toEqual(['ADD [2]', 'change a/1 [2] -[]', 'change a/3 [2] -[]', 'CURRENT [2]', 'NO_CHANGE []']);
    await commit(set('a/2', {}));
    expect(said()).toEqual(['change a/2 [2] -[]', 'change a/3 [] -[2]', 'NO_CHANGE []']);
    await commit(remove('a/1'));
    expect(said()).toEqual(['change a/3 [2] -[]', 'delete a/1 -[2]', 'NO_CHANGE []']);
    await commit(set('a/5', {}));
    expect(said()).toEqual([]);
  });

  it('does not show a user the new state of a document that left, unless the rules let them get it', async () => {
    const { add, said, commit } = open({ credentials: USER, judge: (operation) => operation !== 'get doses/1' });
    await commit(set('doses/1', { state: 'due' }), set('doses/2', { state: 'due' }));
    add({ targetId: 2, query: due });
    said();
    await commit(set('doses/1', { state: 'secret' }), set('doses/2', { state: 'given' }));
    expect(said()).toEqual(['remove doses/1 -[2]', 'change doses/2 [] -[2]', 'NO_CHANGE []']);
  });

  it('tells of a cleared database as of deletions', async () => {
    const { add, said, commit, database } = open();
    await commit(set('a/1', {}), set('a/2', {}));
    add({ targetId: 2, query: query('a') });
    add({ targetId: 4, query: query('a', { limit: 1 }) });
    said();
    database.clear('');
    expect(said().sort()).toEqual(['NO_CHANGE []', 'delete a/1 -[2,4]', 'delete a/2 -[2]']);
  });

  it('gives streams that are told the same the same messages, which are then encoded once', async () => {
    const { connect, commit } = open();
    const [first, second] = [connect(), connect()];
    for (const { add, said } of [first, second]) {
      add({ targetId: 2, query: query('a') });
      said();
    }
    await commit(set('a/1', {}));
    expect(first.sent).toHaveLength(2);
    first.sent.forEach((message, i) => expect(second.sent[i]).toBe(message));
  });
});

describe('ListenSession, removal and end', () => {
  it('acknowledges a removal and sends nothing more for the target', async () => {
    const { session, add, said, commit } = open();
    add({ targetId: 2, query: query('a') });
    said();
    session.receive({ database: DATABASE, removeTarget: 2 });
    await commit(set('a/1', {}));
    expect(said()).toEqual(['REMOVE [2]']);
  });

  it('ignores the removal of an unknown target', () => {
    const { session, add, said } = open();
    add({ targetId: 2, query: query('a') });
    said();
    session.receive({ database: DATABASE, removeTarget: 9 });
    expect(said()).toEqual([]);
  });

  it.each(['close', 'finish'] as const)('sends nothing after %s', async (how) => {
    const { session, add, said, commit, state } = open();
    add({ targetId: 2, query: query('a') });
    said();
    session[how]();
    await commit(set('a/1', {}));
    expect(said()).toEqual([]);
    expect(state).toEqual({ ended: how === 'finish', error: undefined, queuedBytes: 0 });
  });

  it('ends with the error of a message that cannot be read', () => {
    const { session, state } = open();
    session.reject(new StatusError('INVALID_ARGUMENT', 'unreadable'));
    expect(state.error?.message).toBe('unreadable');
  });

  it('ends a stream that fails, and neither the commit nor the other streams', async () => {
    const fault = new Error('cannot be encoded');
    const { connect, commit, faults } = open();
    const failing = connect((message) => {
      if (message.kind === 'documentChange') throw fault;
    });
    const other = connect();
    for (const { add } of [failing, other]) add({ targetId: 2, query: query('a') });
    await commit(set('a/1', {}));
    expect(faults).toEqual([fault]);
    expect(failing.state.error?.status).toBe('INTERNAL');
    expect(other.said().slice(-2)).toEqual(['change a/1 [2] -[]', 'NO_CHANGE []']);
  });

  it('breaks a long silence with a snapshot, but not on a stream without targets', () => {
    const { add, said, timers } = open();
    timers.advance(300_000);
    expect(said()).toEqual([]);
    add({ targetId: 2, query: query('a') });
    said();
    timers.advance(90_000);
    expect(said()).toEqual(['NO_CHANGE []']);
    timers.advance(45_000);
    expect(said()).toEqual(['NO_CHANGE []']);
  });
});
