import { parse } from '../parser';
import { SourceText } from '../syntax/source';
import type { SourceFile } from '../types';
import { allowStatements, unwrapped } from './outline';
import { outcomesOf, type CoverageReport, type Outcomes } from './report';
import type { AllowCoverage } from './words';

/**
 * The allow statements of rules with the sums of what several reports say of them. The reports must be of this very
 * source, else their offsets mean nothing.
 */
export function allowCoverage(rules: SourceFile, reports: readonly CoverageReport[]): AllowCoverage[] {
  const source = new SourceText(rules);
  const sums = new Map<number, Outcomes>();
  for (const { report = [] } of reports) {
    for (const one of report) {
      const at = one.sourcePosition.currentOffset;
      sums.set(at, add(sums.get(at) ?? NONE, outcomesOf(one)));
    }
  }
  const { tree } = parse(source.text);
  const statements = (tree ? allowStatements(tree) : []).sort((a, b) => a.start - b.start);
  return statements.map((statement) => {
    const { methods, condition } = statement;
    const constant = !condition || unwrapped(condition).kind === 'literal';
    const { line, column, currentOffset } = source.position(condition ?? statement);
    return { line, column, methods: [...methods].join(', '), constant, ...(sums.get(currentOffset) ?? NONE) };
  });
}

const NONE: Outcomes = { trues: 0, falses: 0, errors: 0, others: 0 };

function add(a: Outcomes, b: Outcomes): Outcomes {
  return { trues: a.trues + b.trues, falses: a.falses + b.falses, errors: a.errors + b.errors, others: a.others + b.others };
}
