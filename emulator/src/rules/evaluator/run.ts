import type { Lookup } from '../environment';
import { Limits } from '../limits';
import { LimitExceeded, type Failure, type Result, type RulesMap, type RulesPath } from '../values';

/** Parameters, then `let` values of one function call. A failed one fails where it is read. */
export type Frame = readonly Result[];

/** A compiled expression. It throws nothing but a LimitExceeded, or what a look-up throws to suspend evaluation. */
export type Evaluate = (run: Run, frame: Frame) => Result;

/** How rules see other documents: a map with `data`, null when there is none, a failure for a path that names none. */
export type LookUp = (lookup: Lookup, path: RulesPath) => RulesMap | null | Failure;

/** The evaluation of the rules for one operation. */
export class Run {
  /** What the path of the match block in question captured. */
  captures: readonly Result[] = [];
  private expressions = 0;

  constructor(
    readonly request: RulesMap,
    readonly resource: RulesMap | null,
    readonly lookUp: LookUp,
  ) {}

  /** Takes evaluated expressions from the allowance of the request. */
  count(expressions: number): void {
    this.expressions += expressions;
    if (this.expressions > Limits.expressions) {
      const limit = `the maximum of ${Limits.expressions} expressions to evaluate has been reached`;
      throw new LimitExceeded(`Unable to evaluate the expression as ${limit}.`);
    }
  }
}
