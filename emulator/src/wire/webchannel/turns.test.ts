import { ManualTimers } from '../../testing/manual-timers';
import { Turns, type Renewable } from './turns';

function openTurns() {
  const timers = new ManualTimers();
  const turns = new Turns(timers);
  const renewed: string[] = [];
  const sessions = new Map<string, object>();
  const enter = (browser: string, ...names: string[]) =>
    names.map((name) => {
      const session = sessions.get(name) ?? {};
      sessions.set(name, session);
      const back: Renewable = { renew: () => void renewed.push(name) };
      turns.enter(browser, session, back);
      return { leave: () => turns.leave(browser, back) };
    });
  return { timers, renewed, enter };
}

describe('Turns', () => {
  it('leaves five back channels of a browser open', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5');
    enter('b', '6');
    timers.advance(60_000);
    expect(renewed).toEqual([]);
    expect(timers.pending).toBe(0);
  });

  it('renews the oldest of six after 20 ms, once', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6');
    timers.advance(19);
    expect(renewed).toEqual([]);
    timers.advance(60_000);
    expect(renewed).toEqual(['1']);
  });

  it('goes on as fast while others get the connection', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6');
    for (const name of ['7', '8', '1']) {
      timers.advance(20);
      enter('a', name);
    }
    timers.advance(20);
    expect(renewed).toEqual(['1', '2', '3', '4']);
  });

  it('slows down to 250 ms when the one that was renewed is back at once, for then nobody waits', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6');
    timers.advance(20);
    enter('a', '1');
    timers.advance(249);
    expect(renewed).toEqual(['1']);
    timers.advance(1);
    expect(renewed).toEqual(['1', '2']);
    enter('a', '7');
    timers.advance(20);
    expect(renewed).toEqual(['1', '2', '3']);
  });

  it('renews none when one ended by itself before its turn', () => {
    const { timers, renewed, enter } = openTurns();
    const [, , third] = enter('a', '1', '2', '3', '4', '5', '6');
    third?.leave();
    third?.leave();
    expect(timers.pending).toBe(0);
    timers.advance(1_000);
    enter('a', '7');
    timers.advance(19);
    expect(renewed).toEqual([]);
    timers.advance(1);
    expect(renewed).toEqual(['1']);
  });

  it('goes on when there are more than six, as from two profiles of a browser', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6', '7', '8');
    timers.advance(20);
    enter('a', '1');
    timers.advance(250);
    expect(renewed).toEqual(['1', '2']);
  });

  it('waits no longer when all back channels are gone', () => {
    const { timers, renewed, enter } = openTurns();
    for (let round = 0; round < 3; round++) {
      for (const each of enter('a', '1', '2', '3', '4', '5', '6')) each.leave();
    }
    timers.advance(60_000);
    expect([renewed, timers.pending]).toEqual([[], 0]);
  });
});
