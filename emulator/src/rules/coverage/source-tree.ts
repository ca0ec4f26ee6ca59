import { errorOf, outcomesOf, type CoverageReport, type ExpressionReport, type ValueCount } from './report';

/** What is known of an expression: both ways for one that was true and false, `value` for values that are neither. */
export type Status = 'both' | 'true' | 'false' | 'value' | 'error' | 'never';

/** An expression in the source text, with what is in it: text and expressions. */
export interface SourceNode {
  readonly status: Status;
  /** `12:24 was 3 times true, 1 time false` */
  readonly label: string;
  readonly parts: readonly SourcePart[];
}

export type SourcePart = string | SourceNode;

/** The source text cut into its expressions, ready to be shown. */
export function sourceTree({ rules, report = [] }: CoverageReport): SourcePart[] {
  const text = [...(rules.files[0]?.content ?? '')];
  return cut(text, 0, text.length, report);
}

function cut(text: readonly string[], start: number, end: number, reports: readonly ExpressionReport[]): SourcePart[] {
  const parts: SourcePart[] = [];
  let at = start;
  const inOrder = [...reports].sort((a, b) => a.sourcePosition.currentOffset - b.sourcePosition.currentOffset);
  for (const report of inOrder) {
    const { currentOffset: from, endOffset } = report.sourcePosition;
    const to = Math.min(endOffset + 1, end);
    if (from < at || to <= from) continue;
    if (from > at) parts.push(text.slice(at, from).join(''));
    parts.push({ status: statusOf(report), label: labelOf(report), parts: cut(text, from, to, report.children ?? []) });
    at = to;
  }
  if (at < end) parts.push(text.slice(at, end).join(''));
  return parts;
}

function statusOf(report: ExpressionReport): Status {
  const { trues, falses, errors, others } = outcomesOf(report);
  if (trues > 0 && falses > 0) return 'both';
  if (trues > 0) return 'true';
  if (falses > 0) return 'false';
  if (others > 0) return 'value';
  return errors > 0 ? 'error' : 'never';
}

function labelOf({ sourcePosition: { line, column }, values = [] }: ExpressionReport): string {
  const seen = values.flatMap((value) => describe(value));
  return `${line}:${column} ${seen.length > 0 ? `was ${seen.join(', ')}` : 'was never evaluated'}`;
}

/** Values without a name, and errors without a message, are none: the expression was passed over. */
function describe({ value, count }: ValueCount): string[] {
  const [type] = Object.keys(value);
  if (type === undefined) return [];
  const times = `${count} ${count === 1 ? 'time' : 'times'}`;
  if (type === 'undefined') {
    const error = errorOf(value);
    return error === undefined ? [] : [`${times} an error (${error})`];
  }
  if (type === 'otherValues') return [`${times} another value`];
  const content = value[type];
  if (typeof content === 'object' && content !== null) return [`${times} a ${type.replace(/Value$/, '')}`];
  return [`${times} ${type === 'stringValue' ? JSON.stringify(content) : String(content)}`];
}
