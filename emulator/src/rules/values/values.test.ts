import { GeoPoint, Reference, Timestamp } from '../../model';
import {
  Constraint,
  createSet,
  describe as describeValue,
  Duration,
  elementKey,
  MapDiff,
  RulesPath,
  setKey,
  type RulesValue,
} from '.';

const VALUES: [value: RulesValue, text: string][] = [
  [null, 'null'],
  [true, 'true'],
  [5n, 'int 5'],
  [5, 'float 5'],
  [NaN, 'float NaN'],
  ['a"b', '"a\\"b"'],
  [new Uint8Array([1, 2]), 'bytes AQI='],
  [new Timestamp(1, 5), 'timestamp 1 5'],
  [Duration.of(1, 5), 'duration 1000000005'],
  [new GeoPoint(1, 2), 'latlng 1 2'],
  [new Reference('projects/p/databases/(default)/documents/a/b'), 'path ["databases","(default)","documents","a","b"]'],
  [new RulesPath(['a', 'b']), 'path ["a","b"]'],
  [['a', 1n, [null]], '["a",int 1,[null]]'],
  [
    new Map<string, RulesValue>([
      ['b', 1n],
      ['a', 2n],
    ]),
    '{"a":int 2,"b":int 1}',
  ],
  [createSet(['b', 'a', 'b']), 'set "a","b"'],
  [new MapDiff(new Map([['a', 1n]]), new Map()), 'map_diff {"a":int 1} {}'],
  [new Constraint([{ comparator: 'GT', value: 5n }]), 'constraint GTint 5'],
];

test.each(VALUES)('%p is described as %s', (value, text) => {
  expect(describeValue(value)).toBe(text);
});

test('values that differ as elements have different keys', () => {
  const keys = [...VALUES.map(([value]) => value), '\u0000', '\u0000["a"]', ['a'], "['a']"].map(elementKey);
  expect(new Set(keys).size).toBe(keys.length);
});

test('an int and a float of one value are one element of a set, but two elements of lists', () => {
  expect(elementKey(1n)).not.toBe(elementKey(1));
  expect(setKey(1n)).toBe(setKey(1));
  expect(setKey(1.5)).not.toBe(setKey(1n));
  expect(setKey(NaN)).toBe(NaN);
});
