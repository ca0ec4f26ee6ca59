import { Failure, typeOf, type Result, type TypeName } from '../values';

/** Distinct texts, numbers and errors that are kept for one expression; what comes later is only counted. */
const MAX_DISTINCT = 10;
/** Characters of a text or of an error's message that are kept. */
const MAX_LENGTH = 100;

type Scalar = null | bigint | number | string;

/** How often an expression had one value. */
export type Tally = { readonly count: number } & (
  | { readonly kind: 'scalar'; readonly value: boolean | Scalar }
  /** Values with parts are told apart by their type only: documents would take too much room and time. */
  | { readonly kind: 'type'; readonly type: TypeName }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly message: string }
  | { readonly kind: 'more' }
);

/** Counts the values of one expression, for every request that is judged: it has to be fast. */
export class ExpressionCounter {
  private trues = 0;
  private falses = 0;
  private others?: OtherValues;

  record(result: Result): void {
    if (result === true) this.trues++;
    else if (result === false) this.falses++;
    else (this.others ??= new OtherValues()).record(result);
  }

  /** What was seen so far, true and false first. */
  tallies(): Tally[] {
    const seen: Tally[] = [
      { kind: 'scalar', value: true, count: this.trues },
      { kind: 'scalar', value: false, count: this.falses },
      ...(this.others?.tallies() ?? []),
    ];
    return seen.filter(({ count }) => count > 0);
  }
}

interface Counted<Key> {
  readonly key: Key;
  count: number;
}

/** Everything but true and false. */
class OtherValues {
  private maps = 0;
  private more = 0;
  private last?: Counted<Scalar>;
  private readonly scalars: Counted<Scalar>[] = [];
  private readonly types = new Map<TypeName, number>();
  private readonly failures: (Counted<string> & { failure: Failure })[] = [];

  record(result: Exclude<Result, boolean>): void {
    if (typeof result !== 'object' || result === null) this.recordScalar(result);
    else if (result instanceof Map) this.maps++;
    else if (result instanceof Failure) this.recordFailure(result);
    else {
      const type = typeOf(result);
      this.types.set(type, (this.types.get(type) ?? 0) + 1);
    }
  }

  tallies(): Tally[] {
    return [
      ...this.scalars.map(({ key, count }): Tally => ({ kind: 'scalar', value: key, count })),
      { kind: 'type', type: 'map', count: this.maps },
      ...[...this.types].map(([type, count]): Tally => ({ kind: 'type', type, count })),
      ...this.failures.map(({ key, count, failure }): Tally => ({ kind: 'failure', message: key, failure, count })),
      { kind: 'more', count: this.more },
    ];
  }

  /** Most expressions have the same value again and again. */
  private recordScalar(value: Scalar): void {
    if (this.last !== undefined && this.last.key === value) {
      this.last.count++;
      return;
    }
    const key = typeof value === 'string' ? shortened(value) : value;
    const known = this.scalars.find((one) => Object.is(one.key, key));
    if (known) known.count++;
    else if (this.scalars.length === MAX_DISTINCT) this.more++;
    else this.scalars.push({ key, count: 1 });
    this.last = known ?? this.scalars.at(-1);
  }

  private recordFailure(failure: Failure): void {
    const key = shortened(failure.message);
    const known = this.failures.find((one) => one.key === key);
    if (known) known.count++;
    else if (this.failures.length === MAX_DISTINCT) this.more++;
    else this.failures.push({ key, count: 1, failure });
  }
}

function shortened(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH)}…`;
}
