import { initialsOf } from './avatar';

describe('initialsOf', () => {
  it.each([
    ['Eleanor Thompson', 'ET'],
    ['Mom', 'M'],
    ['  élise  de la Tour ', 'ÉT'],
    ['', ''],
  ])('%s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
