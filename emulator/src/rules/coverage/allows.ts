import { parse } from '../parser';
import { SourceText } from '../syntax/source';
import type { SourceFile } from '../types';
import { allowStatements, unwrapped } from './outline';
import { Places } from './places';
import { outcomesOf, type CoverageReport, type Outcomes } from './report';

/** How the condition of one allow statement came out in all requests that were judged. */
export interface AllowCoverage extends Outcomes {
  /** Place of the condition, for a statement without one that of the statement. */
  readonly line: number;
  readonly column: number;
  /** `get, list` */
  readonly methods: string;
  /** Whether it is always the same, so that there are no two ways: `if true`, or no condition at all. */
  readonly constant: boolean;
}

/**
 * The allow statements of rules with the sums of what several reports say of them. The reports must be of this very
 * source, else their offsets mean nothing.
 */
export function allowCoverage(rules: SourceFile, reports: readonly CoverageReport[]): AllowCoverage[] {
  const source = new SourceText(rules);
  const places = new Places(source);
  const sums = new Map<number, Outcomes>();
  for (const { report = [] } of reports) {
    for (const one of report) {
      const at = one.sourcePosition.currentOffset;
      sums.set(at, add(sums.get(at) ?? NONE, outcomesOf(one)));
    }
  }
  const statements = allowStatements(parse(source.text)).sort((a, b) => a.start - b.start);
  return statements.map((statement) => {
    const { methods, condition } = statement;
    const constant = !condition || unwrapped(condition).kind === 'literal';
    const { line, column, currentOffset } = places.position(condition ?? statement);
    return { line, column, methods: [...methods].join(', '), constant, ...(sums.get(currentOffset) ?? NONE) };
  });
}

const NONE: Outcomes = { trues: 0, falses: 0, errors: 0, others: 0 };

function add(a: Outcomes, b: Outcomes): Outcomes {
  return { trues: a.trues + b.trues, falses: a.falses + b.falses, errors: a.errors + b.errors, others: a.others + b.others };
}

/** Whether the condition was true for some request and false for another, or cannot be. */
export function isCovered({ constant, trues, falses }: AllowCoverage): boolean {
  return constant || (trues > 0 && falses > 0);
}

/** What tests do not show of a condition: `was never false (3 times true)`. */
export function whatIsMissing({ trues, falses, errors }: AllowCoverage): string {
  const seen = [...times(trues, 'true'), ...times(falses, 'false'), ...times(errors, 'an error')].join(', ');
  if (seen === '') return 'was never evaluated';
  const missing = [...(trues === 0 ? ['true'] : []), ...(falses === 0 ? ['false'] : [])].join(' nor ');
  return `was never ${missing} (${seen})`;
}

function times(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'time' : 'times'} ${what}`];
}
