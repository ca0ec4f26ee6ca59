import type { SourceFile } from '../types';

/**
 * What the rules' expressions evaluated to, in the shape of the official emulator's `:ruleCoverage`. Offsets, lines and
 * columns count code points; lines and columns from 1, offsets from 0.
 */
export interface CoverageReport {
  readonly rules: { readonly files: readonly SourceFile[] };
  /** The bodies of functions and the conditions of allow statements; the official one leaves an empty list out. */
  readonly report?: readonly ExpressionReport[];
  /** Ours only: the requests that were judged, and those among them whose expressions were counted. */
  readonly requests?: { readonly judged: number; readonly counted: number };
}

export interface ExpressionReport {
  readonly sourcePosition: CoveragePosition;
  /** Absent for an expression that was never evaluated. */
  readonly values?: readonly ValueCount[];
  readonly children?: readonly ExpressionReport[];
}

export interface CoveragePosition {
  readonly fileName?: string;
  readonly line: number;
  readonly column: number;
  readonly currentOffset: number;
  /** Of the expression's last character. */
  readonly endOffset: number;
}

export interface ValueCount {
  readonly value: CoverageValue;
  readonly count: number;
}

/**
 * One key that names the type: `boolValue`, `intValue`… An error is `undefined` with its message; the official emulator
 * says with no key, or an `undefined` without message, that there was no value this time.
 */
export type CoverageValue = Readonly<Record<string, unknown>>;

/** The values of an expression by what they mean for its coverage. */
export interface Outcomes {
  readonly trues: number;
  readonly falses: number;
  readonly errors: number;
  /** Values that are neither true nor false. */
  readonly others: number;
}

/** Sums up the values of one expression, of our engine or the official emulator. */
export function outcomesOf({ values = [] }: ExpressionReport): Outcomes {
  const outcomes = { trues: 0, falses: 0, errors: 0, others: 0 };
  for (const { value, count } of values) {
    const [type] = Object.keys(value);
    if (type === undefined) continue;
    if (type === 'boolValue') outcomes[value[type] === true ? 'trues' : 'falses'] += count;
    else if (type !== 'undefined') outcomes.others += count;
    else if (errorOf(value) !== undefined) outcomes.errors += count;
  }
  return outcomes;
}

/** The message of a value that is an error. */
export function errorOf(value: CoverageValue): string | undefined {
  const error = value['undefined'];
  if (typeof error !== 'object' || error === null || !('causeMessage' in error)) return undefined;
  return String(error.causeMessage);
}
