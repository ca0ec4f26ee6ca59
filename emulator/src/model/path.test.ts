import { collectionIdOf, collectionPathOf, comparePaths, isBelow, parentOf } from '.';

describe('comparePaths', () => {
  it('orders segment by segment, numeric ids first and by number, then by UTF-8 bytes', () => {
    const ascending = [
      'a/__id-12__',
      'a/__id-3__',
      'a/__id0__',
      'a/__id3__',
      'a/__id3__/c/d',
      'a/__id12__',
      'a/ ',
      'a/__id1',
      'a/__id1__x',
      'a/b',
      'a/b/c/d',
      'a/b!',
      'a/b-1',
      'a/bc',
      'a/\uffff',
      'a/😀',
      'a-b/a',
      'ab/a',
    ];
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries()) {
        expect({ a, b, sign: Math.sign(comparePaths(a, b)) }).toEqual({ a, b, sign: Math.sign(i - j) });
      }
    }
  });
});

describe('parts of a path', () => {
  it('name the collection, its id and its parent', () => {
    expect(collectionPathOf('a/b/c/d')).toBe('a/b/c');
    expect(collectionIdOf('a/b/c')).toBe('c');
    expect(collectionIdOf('a')).toBe('a');
    expect(parentOf('a/b/c')).toBe('a/b');
    expect(parentOf('a')).toBe('');
  });

  it('tell descendants from neighbours with the same beginning', () => {
    expect(isBelow('a/b/c/d', 'a/b')).toBe(true);
    expect(isBelow('a/bc/c/d', 'a/b')).toBe(false);
    expect(isBelow('a/b', 'a/b')).toBe(false);
    expect(isBelow('a/b', '')).toBe(true);
  });
});
