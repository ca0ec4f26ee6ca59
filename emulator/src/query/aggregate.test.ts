import type { Aggregation } from '../model';
import { doc, type Plain } from '../testing/builders';
import { aggregateDocuments } from '.';

const over = (values: (Plain | undefined)[], ...aggregations: Aggregation[]): unknown[] => {
  const documents = values.map((n, i) => doc(`c/${i}`, n === undefined ? {} : { n }));
  return [...aggregateDocuments(documents, aggregations).values()];
};
const count: Aggregation = { alias: 'count', kind: 'count' };
const sum: Aggregation = { alias: 'sum', kind: 'sum', field: ['n'] };
const avg: Aggregation = { alias: 'avg', kind: 'avg', field: ['n'] };
const MAX = 2n ** 63n - 1n;

describe('aggregateDocuments', () => {
  it.each<[string, (Plain | undefined)[], Aggregation[], unknown[]]>([
    ['counts documents whatever their fields', [1n, undefined, 'x'], [count], [3n]],
    ['counts up to a bound', [1n, 2n, 3n], [{ ...count, upTo: 2 }], [2n]],
    ['adds integers exactly', [9007199254740993n, 1n], [sum], [9007199254740994n]],
    ['makes a double of a sum with a double', [1n, 0.5], [sum], [1.5]],
    ['makes a double of a sum that is out of range', [MAX, MAX], [sum], [2 ** 64]],
    ['lets an intermediate sum leave the range', [MAX, 1n, -1n], [sum], [MAX]],
    ['ignores what is no number', [1n, 'x', null, undefined, [5n]], [sum, avg], [1n, 1]],
    ['answers integer 0 and null for nothing', [], [sum, avg, count], [0n, null, 0n]],
    ['averages as a double', [1n, 2n], [avg], [1.5]],
    ['is poisoned by NaN', [1n, NaN], [sum, avg], [NaN, NaN]],
    ['leaves a document that lacks a field out of all', [1n, undefined, 'x'], [count, sum], [2n, 1n]],
  ])('%s', (_behaviour, values, aggregations, expected) => {
    expect(over(values, ...aggregations)).toEqual(expected);
  });
});
