import type { Span } from '../syntax/source';
import { operandsOf, type AllowStatement, type Expression, type FunctionDeclaration, type MatchBlock, type RulesFile } from '../syntax/tree';

/** One expression of the report, with those in it. */
export interface OutlineNode extends Span {
  /** Whose values it has. */
  readonly expression: Expression;
  readonly children: readonly OutlineNode[];
}

/** Whether the value of an expression says anything: a literal has always the same one, a group that of what is in it. */
export function isCounted({ kind }: Expression): boolean {
  return kind !== 'literal' && kind !== 'group';
}

/** The bodies and conditions of the rules in the order of the official report; those that are literals are left out. */
export function outline(tree: RulesFile): OutlineNode[] {
  return [...tree.functions, ...tree.service.functions].flatMap(body).concat(tree.service.matches.flatMap(block));
}

/** Every allow statement of the rules, in the same order. */
export function allowStatements({ service }: RulesFile): AllowStatement[] {
  const within = ({ matches, allows }: MatchBlock): AllowStatement[] => [...matches.flatMap(within), ...allows];
  return service.matches.flatMap(within);
}

function block({ functions, matches, allows }: MatchBlock): OutlineNode[] {
  const conditions = allows.flatMap(({ condition }) => (condition ? expression(condition) : []));
  return [...functions.flatMap(body), ...matches.flatMap(block), ...conditions];
}

/** Each `let` holds its value and what comes after it, and has the result of the function. */
function body({ lets, result }: FunctionDeclaration): OutlineNode[] {
  return lets.reduceRight<OutlineNode[]>(
    (rest, { start, value }) => [{ start, end: result.end, expression: unwrapped(result), children: [...expression(value), ...rest] }],
    expression(result),
  );
}

function expression(node: Expression): OutlineNode[] {
  const inner = unwrapped(node);
  if (!isCounted(inner)) return [];
  return [{ start: node.start, end: node.end, expression: inner, children: operandsOf(inner).flatMap(expression) }];
}

/** What stands in any number of parentheses. */
export function unwrapped(node: Expression): Expression {
  return node.kind === 'group' ? unwrapped(node.inner) : node;
}
