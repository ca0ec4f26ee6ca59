import fc from 'fast-check';
import { GeoPoint, Reference, Timestamp, type MapValue, type Value } from '../model';

/** Scalars from a small pool, so that equal and nearly equal ones meet often. */
const scalar: fc.Arbitrary<Value> = fc.constantFrom<Value[]>(
  null,
  false,
  true,
  NaN,
  0n,
  0,
  1n,
  1,
  1.5,
  2n,
  9007199254740992,
  9007199254740993n,
  Infinity,
  new Timestamp(1, 0),
  new Timestamp(1, 1000),
  '',
  'a',
  'b',
  'é',
  '\uffff',
  '😀',
  new Uint8Array([1]),
  new Uint8Array([1, 2]),
  new Reference('projects/p/databases/(default)/documents/c/1'),
  new Reference('projects/p/databases/(default)/documents/c/__id2__'),
  new GeoPoint(1, 2),
  new GeoPoint(1, 3),
  new Map<string, Value>([
    ['__type__', '__vector__'],
    ['value', [1, 2]],
  ]),
);

const mapOf = (element: fc.Arbitrary<Value>): fc.Arbitrary<MapValue> =>
  fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ü'), element), { maxLength: 3 }).map((entries) => new Map(entries));

/** Any value that can be stored; arrays do not hold arrays directly. */
export const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(fc.oneof(scalar, mapOf(scalar)), { maxLength: 3 }) },
  { weight: 1, arbitrary: mapOf(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), mapOf(scalar))) },
);

/**
 * Few values, so that filters find something: what `queriedValue` draws is often equal, or next to each other in an
 * order.
 */
export const queriedValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Value[]>(0n, 1n, 1, 1.5, 2n, 'a', 'b') },
  { weight: 1, arbitrary: fc.constantFrom<Value[]>(null, NaN, true, ['a', 1n], [1, 1n, 'b'], []) },
  { weight: 1, arbitrary: anyValue },
);

/** Fields of documents that queries over `a`, `b` and `m.a` tell apart. */
export const anyFields: fc.Arbitrary<MapValue> = fc
  .record({ a: often(queriedValue), b: often(queriedValue), m: often(mapOf(queriedValue)) })
  .map((record) => new Map(Object.entries(record).filter((entry): entry is [string, Value] => entry[1] !== undefined)));

function often<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 8 });
}
