import type { Frequency } from '../entities/medication';

/** How many times a day a frequency means; undefined where the plan is free (any number from one on). */
const TIMES_PER_DAY: Readonly<Partial<Record<Frequency, number>>> = {
  DAILY: 1,
  TWICE_DAILY: 2,
  THREE_TIMES_DAILY: 3,
  FOUR_TIMES_DAILY: 4,
  AS_NEEDED: 0,
};

const PROPOSALS: Readonly<Record<number, readonly string[]>> = {
  1: ['08:00'],
  2: ['08:00', '20:00'],
  3: ['08:00', '14:00', '20:00'],
  4: ['08:00', '12:00', '16:00', '20:00'],
};

/** Do so many times a day agree with the frequency? */
export function timesFitFrequency(frequency: Frequency, count: number): boolean {
  const expected = TIMES_PER_DAY[frequency];
  return expected === undefined ? count > 0 : count === expected;
}

/** Times that a form may propose when this frequency is chosen. */
export function proposedTimes(frequency: Frequency): readonly string[] {
  return PROPOSALS[TIMES_PER_DAY[frequency] ?? 1] ?? [];
}
