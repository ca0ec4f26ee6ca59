import { KnownFamilies } from './known-families';

const family = (id: string) => ({ id, name: `The ${id}s` });

describe('KnownFamilies', () => {
  beforeEach(() => localStorage.clear());

  it('tells which families were lost since the server last spoke, also after a restart (SEC-05)', () => {
    expect(new KnownFamilies().compare('claire', [family('a'), family('b')]).size).toBe(0);
    const lost = new KnownFamilies().compare('claire', [family('b')]);
    expect([...lost]).toEqual([['a', { name: 'The as', how: 'LOST' }]]);
    expect(new KnownFamilies().compare('claire', [family('b')]).size).toBe(0);
  });

  it('keeps what another person had on this device out of it', () => {
    new KnownFamilies().compare('claire', [family('a')]);
    expect(new KnownFamilies().compare('maya', []).size).toBe(0);
  });

  it('does not take a family for lost whose founding was refused', () => {
    const known = new KnownFamilies();
    known.expect('a');
    known.compare('claire', [family('a')]);
    expect(known.compare('claire', []).size).toBe(0);
  });

  it('knows whether the person left by themselves', () => {
    const known = new KnownFamilies();
    known.compare('claire', [family('a')]);
    known.parted('a', { name: 'A', how: 'LEFT' });
    expect(known.compare('claire', []).get('a')).toEqual({ name: 'A', how: 'LEFT' });
  });
});
