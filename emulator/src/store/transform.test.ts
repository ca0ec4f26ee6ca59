import { GeoPoint, Timestamp, type FieldTransform, type Value } from '../model';
import { fields, value, type Plain } from '../testing/builders';
import { applyTransforms } from './transform';

const NOW = new Timestamp(5, 678_000_000);
const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

const increment = (operand: Value): FieldTransform => ({ kind: 'increment', field: ['f'], operand });
const maximum = (operand: Value): FieldTransform => ({ kind: 'maximum', field: ['f'], operand });
const minimum = (operand: Value): FieldTransform => ({ kind: 'minimum', field: ['f'], operand });
const append = (...elements: Plain[]): FieldTransform => ({
  kind: 'appendMissing',
  field: ['f'],
  elements: elements.map(value),
});
const removeAll = (...elements: Plain[]): FieldTransform => ({
  kind: 'removeAll',
  field: ['f'],
  elements: elements.map(value),
});
const serverTime: FieldTransform = { kind: 'serverTime', field: ['f'] };

describe('a transform', () => {
  it.each<[string, Plain | undefined, FieldTransform, Plain]>([
    ['sets the server time', 'x', serverTime, NOW],
    ['increments an integer', 1n, increment(2n), 3n],
    ['increments an integer by a double', 1n, increment(0.5), 1.5],
    ['increments a double by an integer', 0.5, increment(1n), 1.5],
    ['increments what is missing', undefined, increment(2n), 2n],
    ['increments what is no number', 'x', increment(2n), 2n],
    ['saturates above', MAX, increment(1n), MAX],
    ['saturates below', MIN, increment(-1n), MIN],
    ['increments to a zero without sign', -0.5, increment(0.5), 0],
    ['increments by a zero without sign', undefined, increment(-0), 0],
    ['takes the greater', 1n, maximum(2n), 2n],
    ['keeps the greater', 3n, maximum(2.5), 3n],
    ['keeps the stored type of an equal maximum', 3n, maximum(3), 3n],
    ['lets NaN win a maximum', 3n, maximum(NaN), NaN],
    ['keeps NaN as maximum', NaN, maximum(3n), NaN],
    ['takes a maximum for what is missing', undefined, maximum(3n), 3n],
    ['takes the lesser', 1n, minimum(-2), -2],
    ['keeps the lesser', 1n, minimum(2n), 1n],
    ['keeps the stored type of an equal minimum', 3, minimum(3n), 3],
    ['takes a minimum for what is no number', [1n], minimum(3n), 3n],
    ['appends what is missing', [1n, 'a'], append('b', 'a', 'b', 1), [1n, 'a', 'b']],
    ['knows NaN and maps when it appends', [NaN, { a: 1n }], append(NaN, { a: 1 }, null), [NaN, { a: 1n }, null]],
    ['appends to what is no array', 'x', append(1n), [1n]],
    ['removes all equal elements', [1n, 1, 'a', 2n], removeAll(1), ['a', 2n]],
    ['removes from what is no array', undefined, removeAll(1n), []],
  ])('%s', (_behaviour, stored, transform, expected) => {
    const before = fields(stored === undefined ? {} : { f: stored });
    const copy = new Map(before);
    const { fields: after, results } = applyTransforms(before, [transform], NOW);
    expect(after).toEqual(fields({ f: expected }));
    expect(results).toEqual([
      transform.kind === 'appendMissing' || transform.kind === 'removeAll' ? null : value(expected),
    ]);
    expect(before).toEqual(copy);
  });

  it('sees the ones before it', () => {
    const { results } = applyTransforms(new Map(), [increment(1n), increment(1n), maximum(9n)], NOW);
    expect(results).toEqual([1n, 2n, 9n]);
  });

  it('replaces a scalar on its way by a map', () => {
    const { fields: after } = applyTransforms(
      fields({ a: 'x' }),
      [{ kind: 'increment', field: ['a', 'b'], operand: 1n }],
      NOW,
    );
    expect(after).toEqual(fields({ a: { b: 1n } }));
  });

  it.each<[FieldTransform, string]>([
    [increment('x'), 'Input must be int64 or double.'],
    [maximum(null), 'Input must be int64 or double.'],
    [append([1n]), 'Nested arrays are not allowed'],
    [append(new GeoPoint(100, 0)), 'Latitude 100 is not within -90 and 90 degrees.'],
    [{ kind: 'serverTime', field: ['__x__'] }, 'field name __x__ is reserved'],
  ])('with a bad operand is refused (case %#)', (transform, message) => {
    expect(() => applyTransforms(new Map(), [transform], NOW)).toThrow(message);
  });

  it('may come with 499 others, not more', () => {
    const many = Array.from({ length: 501 }, () => increment(1n));
    expect(() => applyTransforms(new Map(), many.slice(1), NOW)).not.toThrow();
    expect(() => applyTransforms(new Map(), many, NOW)).toThrow('A write cannot have more than 500 transforms.');
  });
});
