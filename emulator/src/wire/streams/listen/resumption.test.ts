import { query, remove, set } from '../../../testing/builders';
import type { ListenResponse } from '../../messages';
import { open } from '../testing/listen-stream';
import { createWorld } from '../testing/world';

describe('ListenSession, resumption', () => {
  const lastToken = (sent: ListenResponse[]): Uint8Array | undefined => {
    const last = sent.at(-1);
    return last?.kind === 'targetChange' ? last.resumeToken : undefined;
  };

  it('sends only what was missed', async () => {
    const { add, sent, commit, session, connect } = open();
    await commit(set('a/1', {}), set('a/2', {}), set('a/3', {}));
    add({ targetId: 2, query: query('a') });
    const resumeToken = lastToken(sent);
    session.close();
    await commit(set('a/2', { n: 1n }), remove('a/3'), set('b/1', {}));
    const again = connect();
    again.add({ targetId: 2, query: query('a'), resumeToken });
    expect(again.said()).toEqual(['ADD [2]', 'change a/2 [2] -[]', 'delete a/3 -[2]', 'CURRENT [2]', 'NO_CHANGE []']);
  });

  it('sends nothing when nothing happened', async () => {
    const { add, sent, commit, connect } = open();
    await commit(set('a/1', {}));
    add({ targetId: 2, documents: ['a/1'] });
    const again = connect();
    again.add({ targetId: 2, documents: ['a/1'], resumeToken: lastToken(sent) });
    expect(again.said()).toEqual(['ADD [2]', 'CURRENT [2]', 'NO_CHANGE []']);
  });

  it('misses no commit of the same microsecond as its token', async () => {
    const { add, sent, commit, connect } = open();
    add({ targetId: 2, query: query('a') });
    const resumeToken = lastToken(sent);
    await commit(set('a/1', {}));
    const again = connect();
    again.add({ targetId: 2, query: query('a'), resumeToken });
    expect(again.said()).toContain('change a/1 [2] -[]');
  });

  it.each([
    ['the token is of another run', { resumeToken: new Uint8Array(16) }],
    ['a time is given in place of a token', { readTime: createWorld().database.now() }],
  ])('resets and sends everything when %s', async (_name, resumption) => {
    const { commit, add, said } = open();
    await commit(set('a/1', {}));
    add({ targetId: 2, query: query('a'), ...resumption });
    expect(said()).toEqual(['ADD [2]', 'RESET [2]', 'change a/1 [2] -[]', 'CURRENT [2]', 'NO_CHANGE []']);
  });

  it('resets a window, whose documents move without being changed', async () => {
    const { commit, add, sent, connect } = open();
    await commit(set('a/1', {}), set('a/2', {}));
    const limited = query('a', { limit: 1 });
    add({ targetId: 2, query: limited });
    const resumeToken = lastToken(sent);
    await commit(remove('a/1'));
    const again = connect();
    again.add({ targetId: 2, query: limited, resumeToken });
    expect(again.said()).toEqual(['ADD [2]', 'RESET [2]', 'change a/2 [2] -[]', 'CURRENT [2]', 'NO_CHANGE []']);
  });
});
