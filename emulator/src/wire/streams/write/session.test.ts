import { StatusError, Timestamp, type Credentials, type Write } from '../../../model';
import type { StreamSink } from '../../../service/stream';
import { set } from '../../../testing/builders';
import type { WriteRequest, WriteResponse } from '../../messages';
import { ADMIN, createWorld, DATABASE, USER, type Judge } from '../testing/world';
import { createWriteHandler } from '.';

function open({ judge, credentials = ADMIN }: { judge?: Judge; credentials?: Credentials } = {}) {
  const world = createWorld(judge);
  const answers: WriteResponse[] = [];
  const state: { ended: boolean; error?: StatusError } = { ended: false };
  const sink: StreamSink<WriteResponse> = {
    send: (message) => void answers.push(message),
    end(error) {
      state.ended = true;
      state.error = error;
    },
    queuedBytes: 0,
  };
  const session = createWriteHandler(world.engine).open({ credentials }, sink);
  const receive = (request: Partial<WriteRequest>): void =>
    session.receive({ database: DATABASE, streamId: '', writes: [], ...request });
  const shakeHands = (): void => receive({});
  const write = (...writes: Write[]): void => receive({ streamToken: Uint8Array.of(48), writes });
  const valueOf = (path: string) => world.database.get(path)?.fields.get('n');
  /** Lets the session work until there is nothing left to do. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { ...world, session, answers, state, receive, shakeHands, write, valueOf, settled };
}

const increment = (path: string): Write => {
  const transforms = [{ field: ['n'], kind: 'increment' as const, operand: 1n }];
  return { kind: 'update', path, fields: new Map(), mask: [], transforms };
};

describe('WriteSession, handshake', () => {
  it('answers with a stream id and a token, and no results', async () => {
    const { shakeHands, answers, settled } = open();
    shakeHands();
    await settled();
    expect(answers).toEqual([
      { streamId: expect.any(String) as unknown, streamToken: Buffer.from('0'), writeResults: [] },
    ]);
  });

  it.each<[string, Partial<WriteRequest>]>([
    ["'writes' must not be set on an initial write request.", { writes: [set('a/1', {})] }],
    ['Resuming streams is not supported, do not set stream ID.', { streamId: '1' }],
    ["'stream_token' must not be set on an initial write request.", { streamToken: Uint8Array.of(1) }],
  ])('refuses: %s', async (message, request) => {
    const { receive, state, settled } = open();
    receive(request);
    await settled();
    expect(state.error).toMatchObject({ status: 'INVALID_ARGUMENT', message });
  });
});

describe('WriteSession, commits', () => {
  it('answers each request with its results, the commit time and a token', async () => {
    const { shakeHands, write, answers, settled } = open();
    shakeHands();
    write(set('a/1', { n: 1n }), increment('a/1'));
    write(increment('a/1'));
    await settled();
    expect(answers.slice(1)).toEqual([
      {
        streamToken: Buffer.from('1'),
        commitTime: expect.any(Timestamp) as unknown,
        writeResults: [expect.anything(), expect.anything()],
      },
      {
        streamToken: Buffer.from('2'),
        commitTime: expect.any(Timestamp) as unknown,
        writeResults: [expect.anything()],
      },
    ]);
    expect(answers[2]?.writeResults[0]?.transformResults).toEqual([3n]);
  });

  it('applies nothing that comes after a refused commit', async () => {
    const { shakeHands, write, answers, state, valueOf, settled } = open({
      credentials: USER,
      judge: (operation) => operation !== 'create locked/1',
    });
    shakeHands();
    write(increment('a/1'));
    write(increment('a/2'));
    write(set('locked/1', {}));
    write(increment('a/1'));
    write(increment('a/2'));
    await settled();
    write(increment('a/1'));
    await settled();
    expect(answers).toHaveLength(3);
    expect(state.error?.status).toBe('PERMISSION_DENIED');
    expect([valueOf('a/1'), valueOf('a/2')]).toEqual([1n, 1n]);
  });

  it('refuses an unreadable message in its turn, when what came before is answered', async () => {
    const { shakeHands, write, session, answers, state, valueOf, settled } = open();
    shakeHands();
    write(increment('a/1'));
    session.reject(new StatusError('INVALID_ARGUMENT', 'unreadable'));
    write(increment('a/1'));
    expect(state.ended).toBe(false);
    await settled();
    expect(answers).toHaveLength(2);
    expect(state.error?.message).toBe('unreadable');
    expect(valueOf('a/1')).toBe(1n);
  });

  it('waits for a commit that waits for a lock before it begins the next', async () => {
    const { shakeHands, write, database, answers, valueOf, settled } = open();
    const transaction = database.beginTransaction({});
    await database.read('a/1', { transaction });
    shakeHands();
    write(increment('a/1'));
    write(increment('a/2'));
    await settled();
    expect(answers).toHaveLength(1);
    expect(valueOf('a/2')).toBeUndefined();
    database.rollback(transaction);
    await settled();
    expect(answers).toHaveLength(3);
    expect([valueOf('a/1'), valueOf('a/2')]).toEqual([1n, 1n]);
  });

  it('refuses a pile of commits that wait, in its turn', async () => {
    const { shakeHands, write, database, state, valueOf, settled } = open();
    const transaction = database.beginTransaction({});
    await database.read('a/1', { transaction });
    shakeHands();
    for (let i = 0; i < 1100; i++) write(increment('a/1'));
    await settled();
    expect(state.ended).toBe(false);
    database.rollback(transaction);
    await settled();
    expect(state.error?.status).toBe('RESOURCE_EXHAUSTED');
    expect(Number(valueOf('a/1'))).toBeGreaterThan(900);
  });
});

describe('WriteSession, end', () => {
  it('ends well after empty writes, with a last token', async () => {
    const { shakeHands, write, answers, state, settled } = open();
    shakeHands();
    write();
    await settled();
    expect(answers[1]).toEqual({ streamToken: Buffer.from('1'), writeResults: [] });
    expect(state).toEqual({ ended: true, error: undefined });
  });

  it('answers what is outstanding when the client sends no more', async () => {
    const { shakeHands, write, session, answers, state, settled } = open();
    shakeHands();
    write(set('a/1', {}));
    session.finish();
    await settled();
    expect(answers).toHaveLength(2);
    expect(state).toEqual({ ended: true, error: undefined });
  });

  it('sends nothing after it was closed', async () => {
    const { shakeHands, write, session, answers, state, settled } = open();
    shakeHands();
    write(set('a/1', {}));
    session.close();
    await settled();
    expect(answers).toHaveLength(1);
    expect(state.ended).toBe(false);
  });
});
