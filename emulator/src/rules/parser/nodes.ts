import { Limits } from '../limits';
import { SyntaxIssue, type Span } from '../syntax/source';
import { operandsOf, type Expression } from '../syntax/tree';

type WithoutShape<Node> = Node extends unknown ? Omit<Node, 'height' | 'start' | 'end'> : never;

/** Finishes a node with its place and height, and refuses one that is too high for recursions over it. */
export function createNode(node: WithoutShape<Expression>, { start, end }: Span): Expression {
  const shaped = { ...node, start, end, height: 1 } as Expression & { height: number };
  for (const operand of operandsOf(shaped)) shaped.height = Math.max(shaped.height, operand.height + 1);
  if (shaped.height > Limits.expressionHeight) throw tooComplex({ start, end });
  return shaped;
}

export function tooComplex(span: Span): SyntaxIssue {
  return new SyntaxIssue('Expression is too complex to evaluate safely.', span);
}
