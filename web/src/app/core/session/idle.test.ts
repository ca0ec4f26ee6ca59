import { IDLE_MS, idleness, WARNING_MS } from './idle';

describe('SEC-03 idleness', () => {
  it('leaves a device alone that is in use', () => {
    expect(idleness(0, IDLE_MS - WARNING_MS - 1)).toEqual({ state: 'ACTIVE' });
  });

  it('warns for at least twenty seconds, counting down', () => {
    expect(WARNING_MS).toBeGreaterThanOrEqual(20_000);
    expect(idleness(0, IDLE_MS - WARNING_MS)).toEqual({ state: 'WARNING', secondsLeft: 60 });
    expect(idleness(0, IDLE_MS - 1)).toEqual({ state: 'WARNING', secondsLeft: 1 });
  });

  it('is over at the end, and at once on a device that slept through the warning', () => {
    expect(idleness(0, IDLE_MS)).toEqual({ state: 'OVER' });
    expect(idleness(0, 100 * IDLE_MS)).toEqual({ state: 'OVER' });
  });
});
