export interface Sample {
  /** Minutes since the load began. */
  readonly minutes: number;
  /** Bytes that are in use after a collection: heap and buffers. */
  readonly usedBytes: number;
  readonly residentBytes: number;
}

/** The slope of the line that fits the samples best, in bytes a minute. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minutes }) => minutes)), mean(samples.map(({ usedBytes }) => usedBytes))];
  const covariance = samples.reduce((sum, { minutes, usedBytes }) => sum + (minutes - x) * (usedBytes - y), 0);
  return covariance / samples.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0);
}

/**
 * What is kept for a time (the history of changes, sessions that may come back) fills up in the first half; the second
 * half must be flat, but for the noise of what is under way in the moment of a sample.
 */
export function secondHalf(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor(samples.length / 2));
}
