const NANOS_PER_SECOND = 1_000_000_000n;
const MAX_NANOS = 315_576_000_000n * NANOS_PER_SECOND;

/** A signed span of time in nanoseconds. */
export class Duration {
  constructor(readonly totalNanos: bigint) {}

  static of(seconds: number, nanos: number): Duration {
    return new Duration(BigInt(seconds) * NANOS_PER_SECOND + BigInt(nanos));
  }

  /** Whether the language can represent it: at most ±315,576,000,000 s, about ten thousand years. */
  get isValid(): boolean {
    return this.totalNanos <= MAX_NANOS && this.totalNanos >= -MAX_NANOS;
  }

  /** Whole seconds, rounded toward zero. */
  get seconds(): bigint {
    return this.totalNanos / NANOS_PER_SECOND;
  }

  /** What the whole seconds leave, with the same sign. */
  get nanos(): bigint {
    return this.totalNanos % NANOS_PER_SECOND;
  }
}
