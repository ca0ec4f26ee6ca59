import type { Candidate } from '../matching/rules';
import type { SourceText } from '../syntax/source';
import type { AllowOutcome, SourcePosition, Verdict } from '../types';
import { Failure, LimitExceeded } from '../values';
import { requireBool } from './operators';
import type { Run } from './run';

const NO_MATCH = 'No matching allow statements';

/** Evaluates the statements in order until one allows; `method` is what messages call the operation. */
export function judge(candidates: readonly Candidate[], run: Run, method: string, source: SourceText): Verdict {
  const outcomes: Outcome[] = [];
  for (const candidate of candidates) {
    const outcome = evaluate(candidate, run, source);
    outcomes.push(outcome);
    if (outcome.outcome === 'allow') return { allowed: true, message: '', outcomes };
    if (outcome.failure instanceof LimitExceeded) break;
  }
  return { allowed: false, message: refusal(outcomes, method), outcomes };
}

/** A refusal that no statement was asked about. */
export function refuse(message: string): Verdict {
  return { allowed: false, message, outcomes: [] };
}

function evaluate({ allow, captures }: Candidate, run: Run, source: SourceText): Outcome {
  if (!allow.condition || !allow.statement.condition) return new Outcome('allow', allow.position, source);
  run.captures = captures;
  try {
    const result = requireBool(allow.condition(run, []), allow.statement.condition);
    if (result instanceof Failure) return new Outcome('error', allow.position, source, result);
    return new Outcome(result ? 'allow' : 'deny', allow.position, source);
  } catch (error) {
    if (error instanceof LimitExceeded) return new Outcome('error', allow.position, source, error);
    throw error;
  }
}

function refusal(outcomes: readonly Outcome[], method: string): string {
  if (outcomes.length === 0) return NO_MATCH;
  return `\n${outcomes.map(({ line, message }) => `${message ?? 'false'} for '${method}' @ L${line}`).join(', ')}`;
}

/** Texts and places of failures are only worked out when they are read. */
class Outcome implements AllowOutcome {
  constructor(
    readonly outcome: AllowOutcome['outcome'],
    private readonly position: SourcePosition,
    private readonly source: SourceText,
    readonly failure?: Failure | LimitExceeded,
  ) {}

  get line(): number {
    return this.position.line;
  }

  get column(): number {
    return this.position.column;
  }

  get message(): string | undefined {
    return this.failure?.message;
  }

  get failedAt(): SourcePosition | undefined {
    return this.failure instanceof Failure && this.failure.span ? this.source.position(this.failure.span) : undefined;
  }
}
