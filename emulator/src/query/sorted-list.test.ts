import fc from 'fast-check';
import { SortedList } from './sorted-list';

const numbers = (a: number, b: number): number => a - b;

function walk(list: SortedList<number>, from: number, reversed: boolean): number[] {
  const cursor = list.seek((item) => (reversed ? item <= from : item < from));
  const found: number[] = [];
  const step = (): number | undefined => (reversed ? cursor.previous() : cursor.next());
  for (let item = step(); item !== undefined; item = step()) found.push(item);
  return found;
}

describe('SortedList', () => {
  it('equals a sorted set after any additions and removals, walked in both directions from anywhere', () => {
    const step = fc.record({ item: fc.nat({ max: 3000 }), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 3000 }), { maxLength: 2000 }),
        fc.array(step, { maxLength: 500 }),
        fc.nat({ max: 3000 }),
        (start, steps, from) => {
          const model = new Set(start);
          const list = SortedList.fromSorted(numbers, [...model].sort(numbers));
          for (const { item, isRemoval } of steps) {
            if (isRemoval) expect(list.delete(item)).toBe(model.delete(item));
            else expect(list.add(item)).toBe(!model.has(item) && model.add(item).has(item));
          }
          const sorted = [...model].sort(numbers);
          expect([...list]).toEqual(sorted);
          expect(list.size).toBe(sorted.length);
          expect(list.rank((item) => item < from)).toBe(sorted.filter((item) => item < from).length);
          expect(walk(list, from, false)).toEqual(sorted.filter((item) => item >= from));
          expect(walk(list, from, true)).toEqual(sorted.filter((item) => item <= from).reverse());
        },
      ),
      { numRuns: 100 },
    );
  });

  it('splits and empties its chunks in any order', () => {
    const list = new SortedList(numbers);
    const items = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000);
    for (const item of items) expect(list.add(item)).toBe(true);
    expect([...list]).toEqual(items.toSorted(numbers));
    for (const item of items) expect(list.delete(item)).toBe(true);
    expect(list.size).toBe(0);
    expect(list.seek(() => false).next()).toBeUndefined();
    expect(list.seek(() => true).previous()).toBeUndefined();
  });
});
