import fc from 'fast-check';
import { aMedication } from '../../tests/builders';
import { crossesRefill, daysLeft, isLow, supplyUsed } from './supply';

const quantity = fc.double({ min: 0.25, max: 100, noNaN: true });
const supply = fc.double({ min: 0, max: 1000, noNaN: true });

describe('supplyUsed', () => {
  test.each([
    [1, 30, 1],
    [2, 2, 2],
    [2, 1, 1],
    [1, 0, 0],
    [0.5, 0.25, 0.25],
    [1, null, 0],
  ])('a dose of %d from a supply of %p takes %d', (dose, left, expected) => {
    expect(supplyUsed(dose, left)).toBe(expected);
  });

  test('MED-15 never brings the supply below zero, nor takes more than the dose', () => {
    fc.assert(
      fc.property(quantity, supply, (dose, left) => {
        const used = supplyUsed(dose, left);
        expect(left - used).toBeGreaterThanOrEqual(0);
        expect(used).toBeLessThanOrEqual(dose);
        if (left >= dose) expect(used).toBe(dose);
      }),
    );
  });

  test('MED-05 two doses of one slot, one of them a possible double, both lower the supply, never below zero', () => {
    const take = (left: number) => left - supplyUsed(2, left);
    expect([take(take(5)), take(take(3)), take(take(1))]).toEqual([1, 0, 0]);
  });
});

describe('crossesRefill', () => {
  test.each([
    ['from above to the threshold', 8, 7, 7, true],
    ['from above to below', 8, 6, 7, true],
    ['from the threshold down', 7, 6, 7, false],
    ['while above', 9, 8, 7, false],
    ['upwards', 6, 8, 7, false],
    ['to a threshold of zero', 1, 0, 0, true],
    ['without a threshold', 8, 0, null, false],
    ['when tracking begins', null, 3, 7, false],
    ['when tracking ends', 8, null, 7, false],
  ])('%s', (_, before, after, refillAt, expected) => {
    expect(crossesRefill(before, after, refillAt)).toBe(expected);
  });

  test('MED-15 happens once while a supply runs out, whatever the dose', () => {
    fc.assert(
      fc.property(quantity, supply, fc.nat({ max: 50 }), (dose, start, refillAt) => {
        let left = start;
        let crossings = 0;
        for (let i = 0; i < 20; i++) {
          const after = left - supplyUsed(dose, left);
          if (crossesRefill(left, after, refillAt)) crossings++;
          left = after;
        }
        expect(crossings).toBe(start > refillAt && left <= refillAt ? 1 : 0);
      }),
    );
  });
});

describe('isLow', () => {
  test.each([
    [7, 7, true],
    [8, 7, false],
    [0, 0, true],
    [0, null, false],
    [null, 7, false],
  ])('a supply of %p with a threshold of %p: %p', (currentSupply, refillAt, expected) => {
    expect(isLow({ currentSupply, refillAt })).toBe(expected);
  });
});

describe('MED-15 daysLeft', () => {
  test.each([
    ['once a day', { currentSupply: 22 }, 22],
    ['twice a day', { currentSupply: 22, scheduledTimes: ['08:00', '20:00'] }, 11],
    ['two tablets at once', { currentSupply: 23, quantity: 2 }, 11],
    ['once a week', { currentSupply: 4, weekdays: [1] }, 28],
    ['three days a week', { currentSupply: 3, weekdays: [1, 3, 5] }, 7],
    ['a tenth at a time', { currentSupply: 1, quantity: 0.1 }, 10],
    ['nothing left', { currentSupply: 0 }, 0],
    ['not counted', { currentSupply: null }, null],
    ['as needed', { scheduledTimes: [] }, null],
  ])('%s', (_, change, expected) => {
    expect(daysLeft(aMedication(change))).toBe(expected);
  });
});
