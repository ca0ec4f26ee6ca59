/** Pseudo-random choices that follow from a seed alone. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('There is nothing to choose from.');
    return from[this.below(from.length)] as T;
  }

  times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  /** Some bytes changed, doubled, dropped or put in; often cut off. */
  mutate(bytes: Buffer): Buffer {
    let result = Buffer.from(bytes);
    for (let i = 1 + this.below(4); i > 0; i--) {
      const at = this.below(result.length + 1);
      const count = this.below(8);
      const [before, after] = [result.subarray(0, at), result.subarray(at)];
      const changed = [
        () => Buffer.concat([before, this.bytes(count), after.subarray(Math.min(count, after.length))]),
        () => Buffer.concat([before, this.bytes(count), after]),
        () => Buffer.concat([before, after.subarray(Math.min(count, after.length))]),
        () => Buffer.concat([before, after.subarray(0, count), after]),
        () => before,
      ];
      result = this.pick(changed)();
    }
    return result;
  }
}

/** The seed of one step, such that it can be taken again alone. */
export function seedOf(seed: number, area: string, step: number): number {
  let hash = seed ^ 0x9e3779b9;
  for (const character of `${area} ${step}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
