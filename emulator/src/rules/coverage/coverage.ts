import type { SourceText } from '../syntax/source';
import type { Expression, RulesFile } from '../syntax/tree';
import type { TypeName } from '../values';
import { ExpressionCounter, type Tally } from './counter';
import { isCounted, outline, type OutlineNode } from './outline';
import type { CoverageReport, CoverageValue, ExpressionReport } from './report';

/** Counting costs a third of an evaluation. So this many requests are counted, from the start and from each report on… */
const COUNTED_REQUESTS = 10_000;
/** …and of those that follow one in so many. */
const SAMPLING = 20;

/** What the expressions of one ruleset evaluated to since it was loaded. */
export class Coverage {
  private readonly counters = new Map<Expression, ExpressionCounter>();
  private judged = 0;
  private counted = 0;
  private countedUntil = COUNTED_REQUESTS;

  constructor(
    private readonly tree: RulesFile,
    private readonly source: SourceText,
  ) {}

  /** Who counts the values of this expression; undefined where there is nothing to learn. */
  readonly counterOf = (node: Expression): ExpressionCounter | undefined => {
    if (!isCounted(node)) return undefined;
    const counter = this.counters.get(node) ?? new ExpressionCounter();
    this.counters.set(node, counter);
    return counter;
  };

  /** Whether the expressions of the next request are to be counted. */
  takesNext(): boolean {
    const takes = this.judged < this.countedUntil || this.judged % SAMPLING === 0;
    this.judged++;
    if (takes) this.counted++;
    return takes;
  }

  /** The counts so far. Whoever reads them wants to see what follows, too: it is counted again request by request. */
  report(): CoverageReport {
    this.countedUntil = this.judged + COUNTED_REQUESTS;
    return {
      rules: { files: [{ name: this.source.name, content: this.source.text }] },
      report: outline(this.tree).flatMap((node) => this.expression(node)),
      requests: { judged: this.judged, counted: this.counted },
    };
  }

  /** A name that nothing evaluates is that of a namespace, or stands in a function that nobody calls. */
  private expression({ expression, children, ...span }: OutlineNode): ExpressionReport[] {
    const counter = this.counters.get(expression);
    if (!counter && expression.kind === 'name') return [];
    const values = counter?.tallies().map((tally) => ({ value: this.value(tally), count: tally.count })) ?? [];
    const inner = children.flatMap((child) => this.expression(child));
    return [
      {
        sourcePosition: this.source.position(span),
        ...(values.length > 0 ? { values } : {}),
        ...(inner.length > 0 ? { children: inner } : {}),
      },
    ];
  }

  private value(tally: Tally): CoverageValue {
    switch (tally.kind) {
      case 'scalar':
        return scalar(tally.value);
      case 'type':
        return { [KEYS[tally.type]]: {} };
      case 'failure': {
        const { message, failure } = tally;
        const at = failure.span ? { sourcePosition: this.source.position(failure.span) } : {};
        return { undefined: { causeMessage: message, ...at } };
      }
      case 'more':
        return { otherValues: {} };
    }
  }
}

function scalar(value: null | boolean | bigint | number | string): CoverageValue {
  if (value === null) return { nullValue: null };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'bigint') return { intValue: String(value) };
  if (typeof value === 'string') return { stringValue: value };
  return { floatValue: Number.isFinite(value) ? value : String(value) };
}

const KEYS: Readonly<Record<TypeName, string>> = {
  null: 'nullValue',
  bool: 'boolValue',
  int: 'intValue',
  float: 'floatValue',
  string: 'stringValue',
  bytes: 'bytesValue',
  list: 'listValue',
  map: 'mapValue',
  set: 'setValue',
  map_diff: 'mapDiffValue',
  timestamp: 'timestampValue',
  duration: 'durationValue',
  latlng: 'latlngValue',
  path: 'pathValue',
  constraint: 'constraintValue',
};
