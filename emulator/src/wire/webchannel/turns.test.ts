import { ManualTimers } from '../../testing/manual-timers';
import { Turns } from './turns';

function openTurns() {
  const timers = new ManualTimers();
  const turns = new Turns(timers);
  const renewed: string[] = [];
  const enter = (browser: string, ...names: string[]) =>
    names.map((name) => {
      const back = { renew: () => void renewed.push(name) };
      turns.enter(browser, back);
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

  it('renews the oldest of six after 100 ms, once', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6');
    timers.advance(99);
    expect(renewed).toEqual([]);
    timers.advance(60_000);
    expect(renewed).toEqual(['1']);
  });

  it('goes on for as long as all connections are held', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6');
    for (const name of ['7', '8', '9']) {
      timers.advance(100);
      enter('a', name);
    }
    timers.advance(100);
    expect(renewed).toEqual(['1', '2', '3', '4']);
  });

  it('renews as many as are beyond five', () => {
    const { timers, renewed, enter } = openTurns();
    enter('a', '1', '2', '3', '4', '5', '6', '7', '8');
    timers.advance(60_000);
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
    timers.advance(99);
    expect(renewed).toEqual([]);
    timers.advance(1);
    expect(renewed).toEqual(['1']);
  });
});
