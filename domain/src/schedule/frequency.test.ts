import { FREQUENCIES } from '../entities/medication';
import { proposedTimes, timesFitFrequency } from './frequency';

test.each([
  ['DAILY', [1]],
  ['TWICE_DAILY', [2]],
  ['THREE_TIMES_DAILY', [3]],
  ['FOUR_TIMES_DAILY', [4]],
  ['WEEKLY', [1, 2, 3, 4, 5]],
  ['OTHER', [1, 2, 3, 4, 5]],
  ['AS_NEEDED', [0]],
] as const)('%s goes with %j times a day', (frequency, counts) => {
  expect([0, 1, 2, 3, 4, 5].filter((count) => timesFitFrequency(frequency, count))).toEqual(counts);
});

test('the times proposed for a frequency fit it', () => {
  for (const frequency of FREQUENCIES) {
    expect(timesFitFrequency(frequency, proposedTimes(frequency).length)).toBe(true);
  }
});
