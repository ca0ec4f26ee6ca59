import { Limits } from '../limits';
import { operandsOf, type Expression } from '../syntax/tree';
import type { Issues } from './issues';

/** Reports each part of an expression that lies too deep, but nothing within such a part. */
export function checkComplexity(node: Expression, issues: Issues, level = 1): void {
  if (level >= Limits.expressionLevels) {
    issues.error('Expression is too complex to evaluate safely.', node);
    return;
  }
  const below = DEEPENING.has(node.kind) ? level + 1 : level;
  for (const operand of operandsOf(node)) checkComplexity(operand, issues, below);
}

/** The expressions whose operands lie one level deeper, as measured on the vendor's compiler. */
const DEEPENING: ReadonlySet<Expression['kind']> = new Set(['group', 'binary', 'is', 'list', 'call']);
