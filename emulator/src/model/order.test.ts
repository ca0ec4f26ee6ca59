import fc from 'fast-check';
import { anyValue } from '../testing/arbitraries';
import { value, type Plain } from '../testing/builders';
import {
  GeoPoint,
  Reference,
  Timestamp,
  compareUtf8,
  compareValues,
  identicalValues,
  valuesEqual,
  type Value,
} from '.';

const vector = (...elements: number[]): Plain => ({ __type__: '__vector__', value: elements });
const reference = (path: string): Reference => new Reference(`projects/p/databases/d/documents/${path}`);

/** Every step is strictly greater than the one before; the members of a step are equal. */
const ASCENDING: Plain[][] = [
  [null],
  [false],
  [true],
  [NaN],
  [-Infinity],
  [-(2n ** 63n), -(2 ** 63)],
  [-1n, -1],
  [-Number.MIN_VALUE],
  [0n, 0, -0],
  [0.5],
  [1n, 1],
  [9007199254740992n, 9007199254740992],
  [9007199254740993n],
  [9007199254740994n, 9007199254740994],
  [2n ** 63n - 1n],
  [2 ** 63],
  [Infinity],
  [new Timestamp(-1, 0)],
  [new Timestamp(5, 1000)],
  [new Timestamp(5, 2000)],
  [''],
  ['a'],
  ['a\u0000'],
  ['ab'],
  ['b'],
  ['é'],
  ['\ud7ff'],
  ['\ue000'],
  ['\uffff'],
  ['😀'],
  ['😁'],
  [new Uint8Array([])],
  [new Uint8Array([1])],
  [new Uint8Array([1, 0])],
  [new Uint8Array([255])],
  [reference('c/__id-5__')],
  [reference('c/__id7__')],
  [reference('c/__id10__')],
  [reference('c/a')],
  [reference('c/a/b/c')],
  [reference('c/a!')],
  [reference('c/b')],
  [new GeoPoint(-1, 5)],
  [new GeoPoint(0, -5)],
  [new GeoPoint(0, 5)],
  [[]],
  [[1n], [1]],
  [[1n, 'a']],
  [[2n]],
  [vector(9)],
  [vector(1, 2)],
  [vector(1, 3)],
  [{}],
  [{ a: 1n }, { a: 1 }],
  [{ a: 1n, b: 1n }],
  [{ a: 2n }],
  [{ b: 0n }],
];

describe('compareValues', () => {
  const steps = ASCENDING.flatMap((members, step) => members.map((member) => ({ step, member: value(member) })));

  it('orders all classes of values as Firestore does', () => {
    for (const a of steps) {
      for (const b of steps) {
        const difference = Math.sign(compareValues(a.member, b.member));
        expect({ a, b, difference }).toEqual({ a, b, difference: Math.sign(a.step - b.step) });
      }
    }
  });

  it('ignores the order in which a map was filled', () => {
    const forwards = new Map<string, Value>([
      ['a', 1n],
      ['b', 2n],
    ]);
    const backwards = new Map<string, Value>([
      ['b', 2n],
      ['a', 1n],
    ]);
    expect(compareValues(forwards, backwards)).toBe(0);
  });

  it('is reflexive, antisymmetric and transitive for any values', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        const [ab, ba] = [compareValues(a, b), compareValues(b, a)].map(Math.sign) as [number, number];
        expect(compareValues(a, a)).toBe(0);
        expect(ab + ba).toBe(0);
        const sorted = [a, b, c].sort(compareValues) as [Value, Value, Value];
        expect(compareValues(sorted[0], sorted[2])).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('compareUtf8', () => {
  it('agrees with the comparison of encoded bytes for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '\u007f', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '𐀀', '\u{10ffff}'),
    });
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('equality', () => {
  it('of filters does not tell an integer from a double, at any depth', () => {
    expect(valuesEqual(1n, 1)).toBe(true);
    expect(valuesEqual([{}, 1n].map(value), [{}, 1].map(value))).toBe(true);
    expect(valuesEqual(NaN, NaN)).toBe(true);
    expect(valuesEqual([NaN], [NaN])).toBe(true);
    expect(valuesEqual(9007199254740993n, 9007199254740992)).toBe(false);
    expect(valuesEqual(null, false)).toBe(false);
  });

  it('of stored data tells an integer from a double, at any depth', () => {
    expect(identicalValues(1n, 1)).toBe(false);
    expect(identicalValues(value({ a: [1n] }), value({ a: [1] }))).toBe(false);
    expect(identicalValues(value({ a: [1n, NaN] }), value({ a: [1n, NaN] }))).toBe(true);
    expect(identicalValues(value({ a: 1n }), value({ b: 1n }))).toBe(false);
    expect(identicalValues([], value({}))).toBe(false);
    expect(identicalValues(null, value({}))).toBe(false);
    expect(identicalValues(new Timestamp(1, 5), new Timestamp(1, 5))).toBe(true);
  });
});
