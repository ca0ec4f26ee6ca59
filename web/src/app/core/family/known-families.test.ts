import { TestBed } from '@angular/core/testing';
import { KnownFamilies } from './known-families';

const family = (id: string) => ({ id, name: `The ${id}s` });
/** As after a start of the app. */
const started = () => TestBed.runInInjectionContext(() => new KnownFamilies());

describe('KnownFamilies', () => {
  beforeEach(() => localStorage.clear());

  it('tells which families were lost since the server last spoke, also after a restart (SEC-05)', () => {
    expect(started().compare('claire', [family('a'), family('b')]).size).toBe(0);
    const lost = started().compare('claire', [family('b')]);
    expect([...lost]).toEqual([['a', { name: 'The as', how: 'LOST' }]]);
    expect(started().compare('claire', [family('b')]).size).toBe(0);
  });

  it('keeps what another person had on this device out of it', () => {
    started().compare('claire', [family('a')]);
    expect(started().compare('maya', []).size).toBe(0);
  });

  it('does not take a family for lost whose founding was refused', () => {
    const known = started();
    known.expect('a');
    known.compare('claire', [family('a')]);
    expect(known.compare('claire', []).size).toBe(0);
  });

  it('knows whether the person left by themselves', () => {
    const known = started();
    known.compare('claire', [family('a')]);
    known.parted('a', { name: 'A', how: 'LEFT' });
    expect(known.compare('claire', []).get('a')).toEqual({ name: 'A', how: 'LEFT' });
  });

  it('takes a parting that was refused for none', () => {
    const known = started();
    known.compare('claire', [family('a')]);
    known.parted('a', { name: 'A', how: 'LEFT' });
    known.stayed('a');
    expect(known.compare('claire', []).get('a')).toEqual({ name: 'The as', how: 'LOST' });
  });
});
