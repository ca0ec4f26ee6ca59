import { secondHalf, slopeOf, type Sample } from './trend';

const samples = (bytes: readonly number[]): Sample[] =>
  bytes.map((usedBytes, minutes) => ({ minutes, usedBytes, residentBytes: 0 }));

describe('slopeOf', () => {
  it('is what a line grows by in a minute, whatever noise is on both sides of it', () => {
    expect(slopeOf(samples([10, 20, 30, 40]))).toBeCloseTo(10);
    expect(slopeOf(samples([7, 7, 7]))).toBe(0);
    expect(slopeOf(samples([10, 21, 31, 40].map((value, i) => value + (i % 2 ? 1 : -1))))).toBeGreaterThan(9);
  });

  it('of the second half leaves out what fills up at first', () => {
    expect(slopeOf(secondHalf(samples([0, 50, 90, 100, 100, 100])))).toBe(0);
  });
});
