import fc from 'fast-check';
import { GeoPoint, Reference, Timestamp, valuesEqual, type Value } from '../../../../model';
import { valueKey } from './value-key';

const scalar = fc.oneof<fc.Arbitrary<Value>[]>(
  fc.string({ maxLength: 3 }),
  fc.boolean(),
  fc.bigInt({ min: -3n, max: 3n }),
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    2.5,
    1e21,
    2 ** 53,
    Infinity,
    -Infinity,
    9007199254740993n,
    9007199254740992n,
    10n ** 18n,
    1e18,
  ),
  fc.integer({ min: 0, max: 3 }).map((millis) => Timestamp.fromMillis(millis)),
  fc.constantFrom('a', 'b').map((name) => new Reference(name)),
);

describe('valueKey', () => {
  it('is the same exactly for values that a filter takes for equal', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        expect(valueKey(a) === valueKey(b)).toBe(valuesEqual(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, Value]>([
    ['null', null],
    ['NaN', NaN],
    ['a map', new Map()],
    ['an array', [1n]],
    ['a geo point', new GeoPoint(1, 2)],
    ['bytes', Uint8Array.of(1)],
  ])('is undefined for %s', (_name, value) => {
    expect(valueKey(value)).toBeUndefined();
  });
});
