import { Limits } from '../limits';
import { SyntaxIssue, type Span } from '../syntax/source';
import { operandsOf, type Expression } from '../syntax/tree';

type WithoutShape<Node> = Node extends unknown ? Omit<Node, 'height' | 'levels' | 'start' | 'end'> : never;

/** Finishes a node with its place and shape, and refuses one that is nested too deeply. */
export function createNode(node: WithoutShape<Expression>, { start, end }: Span): Expression {
  const shaped = { ...node, start, end, height: 1, levels: 0 } as Expression & { height: number; levels: number };
  let levels = 0;
  for (const operand of operandsOf(shaped)) {
    shaped.height = Math.max(shaped.height, operand.height + 1);
    levels = Math.max(levels, operand.levels);
  }
  shaped.levels = levels + (deepens(shaped) ? 1 : 0);
  if (shaped.levels + 1 >= Limits.expressionLevels || shaped.height > Limits.expressionHeight) {
    throw tooComplex({ start, end });
  }
  return shaped;
}

export function tooComplex(span: Span): SyntaxIssue {
  return new SyntaxIssue('Expression is too complex to evaluate safely.', span);
}

function deepens({ kind }: Expression): boolean {
  return kind === 'group' || kind === 'binary' || kind === 'is';
}
