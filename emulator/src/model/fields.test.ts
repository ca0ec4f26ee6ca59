import { fields } from '../testing/builders';
import { assignField, formatFieldPath, getField, isNameField, parseFieldPath, pickFields, removeField } from '.';

describe('field paths', () => {
  it.each([
    ['a', ['a']],
    ['a.b_2.C', ['a', 'b_2', 'C']],
    ['`a b`.c', ['a b', 'c']],
    ['a.`b.c`', ['a', 'b.c']],
    ['`\\`\\\\`', ['`\\']],
    ['`1`', ['1']],
    ['`ü`.`😀`', ['ü', '😀']],
  ])('%s is parsed and written back', (text, segments) => {
    expect(parseFieldPath(text)).toEqual(segments);
    expect(formatFieldPath(segments)).toBe(text);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a b', '1a', '`a', '``', 'a`b`', '`a`b', 'ü'])('%p is refused', (text) => {
    expect(() => parseFieldPath(text)).toThrow(`Invalid property path "${text}".`);
  });

  it('know the name of the document', () => {
    expect(isNameField(parseFieldPath('__name__'))).toBe(true);
    expect(isNameField(parseFieldPath('a.__name__'))).toBe(false);
  });
});

describe('fields', () => {
  it('are found through maps only', () => {
    const data = fields({ a: { b: null }, c: [1n] });
    expect(getField(data, ['a', 'b'])).toBeNull();
    expect(getField(data, ['a', 'x'])).toBeUndefined();
    expect(getField(data, ['c', '0'])).toBeUndefined();
  });

  it('are set and removed without touching maps that others share', () => {
    const inner = fields({ b: 1n, c: 2n });
    const data = new Map(fields({ x: 'scalar' })).set('a', inner);
    assignField(data, ['a', 'b'], 5n);
    assignField(data, ['x', 'y'], 6n);
    removeField(data, ['a', 'c']);
    removeField(data, ['missing', 'c']);
    expect(data).toEqual(fields({ a: { b: 5n }, x: { y: 6n } }));
    expect(inner).toEqual(fields({ b: 1n, c: 2n }));
  });

  it('are picked by path', () => {
    const data = fields({ a: { b: 1n, c: 2n }, d: 3n });
    expect(pickFields(data, [['a', 'c'], ['missing'], ['d']])).toEqual(fields({ a: { c: 2n }, d: 3n }));
  });
});
