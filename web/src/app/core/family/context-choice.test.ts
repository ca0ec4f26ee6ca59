import { chosen, readChoice } from './context-choice';

describe('readChoice', () => {
  const stored = JSON.stringify({ uid: 'claire', familyId: 'f1', recipientId: 'r1' });

  it('returns what this person chose', () => {
    expect(readChoice(stored, 'claire')).toEqual({ familyId: 'f1', recipientId: 'r1' });
  });

  it.each([null, '{', stored.replace('claire', 'maya')])('returns nothing from %s', (value) => {
    expect(readChoice(value, 'claire')).toEqual({ familyId: null, recipientId: null });
  });
});

describe('chosen', () => {
  const items = [{ id: 'a' }, { id: 'b' }];

  it('returns the wanted item', () => expect(chosen(items, 'b')).toBe(items[1]));
  it('repairs a stale choice with the first item', () => expect(chosen(items, 'gone')).toBe(items[0]));
  it('returns null when there is nothing to choose', () => expect(chosen([], 'a')).toBeNull());
});
