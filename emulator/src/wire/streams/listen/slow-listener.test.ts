import { query, remove, set } from '../../../testing/builders';
import { open } from '../testing/listen-stream';
import { DATABASE } from '../testing/world';

describe('ListenSession, with a reader that does not keep up', () => {
  const BEHIND = 2 * 1024 * 1024;

  /** A stream that listens to `a` and whose client has stopped reading, and another one. */
  async function stalled() {
    const { connect, commit, timers } = open();
    const [slow, quick] = [connect(), connect()];
    await commit(set('a/1', {}), set('a/2', {}));
    for (const { add, said } of [slow, quick]) {
      add({ targetId: 2, query: query('a') });
      said();
    }
    slow.state.queuedBytes = BEHIND;
    return { slow, quick, commit, timers };
  }

  it('tells the newest state of many commits as one snapshot, when it reads again', async () => {
    const { slow, quick, commit, timers } = await stalled();
    for (let n = 1n; n <= 100n; n++) await commit(set('a/1', { n }));
    await commit(remove('a/2'), set('a/3', {}));
    await commit(set('a/2', {}), remove('a/3'));
    timers.advance(1_000);
    expect(slow.said()).toEqual([]);
    expect(quick.said()).toHaveLength(206);
    slow.state.queuedBytes = 0;
    timers.advance(1_000);
    const last = slow.sent.find(({ kind }) => kind === 'documentChange');
    expect(last).toMatchObject({ document: { path: 'a/1', fields: new Map([['n', 100n]]) } });
    expect(slow.said()).toEqual(['change a/1 [2] -[]', 'delete a/3 -[2]', 'change a/2 [2] -[]', 'NO_CHANGE []']);
    await commit(set('a/4', {}));
    expect(slow.said()).toEqual(['change a/4 [2] -[]', 'NO_CHANGE []']);
  });

  it('tells what it held back before the snapshot of a new target', async () => {
    const { slow, commit } = await stalled();
    await commit(set('a/1', { n: 1n }), set('b/1', {}));
    slow.add({ targetId: 4, query: query('b') });
    expect(slow.said()).toEqual([
      ...['change a/1 [2] -[]', 'NO_CHANGE []'],
      ...['ADD [4]', 'change b/1 [4] -[]', 'CURRENT [4]', 'NO_CHANGE []'],
    ]);
  });

  it('tells nothing of a target that was removed meanwhile', async () => {
    const { slow, commit, timers } = await stalled();
    await commit(set('a/1', { n: 1n }));
    slow.session.receive({ database: DATABASE, removeTarget: 2 });
    slow.state.queuedBytes = 0;
    timers.advance(1_000);
    expect(slow.said()).toEqual(['REMOVE [2]']);
  });

  it('keeps silent rather than skip what it held back', async () => {
    const { slow, commit, timers } = await stalled();
    await commit(set('a/1', { n: 1n }));
    timers.advance(50_000);
    expect(slow.said()).toEqual([]);
  });

  it('is patient as long as a little is read, and gives up after a minute of nothing', async () => {
    const { slow, quick, commit, timers } = await stalled();
    await commit(set('a/1', { n: 1n }));
    for (let minute = 0; minute < 5; minute++) {
      timers.advance(59_000);
      slow.state.queuedBytes -= 1000;
    }
    timers.advance(2_000);
    expect(slow.state.ended).toBe(false);
    timers.advance(60_000);
    expect(slow.state.error?.status).toBe('UNAVAILABLE');
    expect(quick.state.ended).toBe(false);
  });

  it('ends the stream at once when it asks for more with 64 MiB waiting', async () => {
    const { slow } = await stalled();
    slow.state.queuedBytes = 65 * 1024 * 1024;
    slow.add({ targetId: 4, query: query('b') });
    expect(slow.state.error?.status).toBe('RESOURCE_EXHAUSTED');
  });

  it('leaves no timer behind when the stream is closed', async () => {
    const { slow, commit, timers } = await stalled();
    const before = timers.pending;
    await commit(set('a/1', { n: 1n }));
    expect(timers.pending).toBe(before + 1);
    slow.session.close();
    expect(timers.pending).toBe(before);
  });
});
