/** An instant: whole seconds since 1970-01-01T00:00:00Z and 0…999,999,999 nanoseconds, as google.protobuf.Timestamp. */
export class Timestamp {
  constructor(
    readonly seconds: number,
    readonly nanos: number,
  ) {}

  static fromMillis(millis: number): Timestamp {
    const seconds = Math.floor(millis / 1000);
    return new Timestamp(seconds, Math.round((millis - seconds * 1000) * 1e6));
  }

  static fromMicros(micros: bigint): Timestamp {
    const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
    return new Timestamp(Number((micros - rest) / 1_000_000n), Number(rest) * 1000);
  }

  toMicros(): bigint {
    return BigInt(this.seconds) * 1_000_000n + BigInt(Math.floor(this.nanos / 1000));
  }

  toMillis(): number {
    return this.seconds * 1000 + Math.floor(this.nanos / 1e6);
  }

  /** Negative, zero or positive as this instant is before, at or after the other. */
  compare(other: Timestamp): number {
    return this.seconds - other.seconds || this.nanos - other.nanos;
  }
}
