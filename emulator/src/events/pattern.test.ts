import { compilePattern, exactPath } from './pattern';

describe('compilePattern', () => {
  it.each([
    ['a/{id}', 'a/1', true],
    ['a/{id}', 'a/1/b/2', false],
    ['a/{id}', 'b/1', false],
    ['a/{id=*}', 'a/1', true],
    ['a/*', 'a/1', true],
    ['a/{rest=**}', 'a/1/b/2', true],
    ['a/{rest=**}', 'ab/1', false],
    ['**', 'a/1/b/2', true],
    ['a/{x=**}/b/{id}', 'a/1/b/2', true],
    ['a/{x=**}/b/{id}', 'a/1/c/3/b/2', true],
    ['a/1.5', 'a/1x5', false],
    ['a/1.5', 'a/1.5', true],
    ['/a/{id}/', 'a/1', true],
    ['a/{id}', 'a/line\nbreak', true],
  ])('%s matches %s: %s', (pattern, path, expected) => {
    expect(compilePattern(pattern)(path)).toBe(expected);
  });

  it('refuses an empty pattern', () => {
    expect(() => compilePattern('/')).toThrow('empty');
  });
});

describe('exactPath', () => {
  it('takes wildcards for themselves', () => {
    expect(exactPath('a/{id}')('a/1')).toBe(false);
    expect(exactPath('a/1')('a/1')).toBe(true);
  });
});
