import type { Value } from '../model';
import { isNothing, type Condition, type Domain } from './condition';

type Edge = (value: Value) => boolean;

/** A run of an index: the values that are neither below nor above. Where edges overlap, a value counts as below. */
export interface Window {
  isBelow(value: Value): boolean;
  isAbove(value: Value): boolean;
}

interface Edges {
  below: Edge[];
  above: Edge[];
}

/**
 * The runs of a field's ascending index that hold exactly the values which pass all of these inequalities on the
 * field, in ascending order; one run with everything when there are none. `bounds` narrows all of them.
 */
export function windowsOf(conditions: readonly Condition[], bounds?: Window): Window[] {
  if (conditions.some(matchesNothing)) return [];
  const common: Edges = bounds ? { below: [bounds.isBelow], above: [bounds.isAbove] } : { below: [], above: [] };
  const excluded: Value[] = [];
  for (const condition of conditions) {
    const values = excludedBy(condition);
    if (values) excluded.push(...values);
    else addRange(common, condition);
  }
  const domain = conditions[0]?.domain;
  return domain ? around(excluded, domain).map((gap) => toWindow(common, gap)) : [toWindow(common)];
}

function matchesNothing({ operator, operand }: Condition): boolean {
  if (operator === 'IS_NOT_NULL' || operator === 'IS_NOT_NAN') return false;
  if (operator === 'NOT_IN') return (operand as Value[]).includes(null);
  return operator === 'NOT_EQUAL' ? operand === null : isNothing(operand);
}

/** The single values that an inequality leaves out, undefined for a range. */
function excludedBy({ operator, operand }: Condition): Value[] | undefined {
  switch (operator) {
    case 'NOT_EQUAL':
      return [null, operand];
    case 'NOT_IN':
      return [null, ...(operand as Value[])];
    case 'IS_NOT_NULL':
      return [null];
    case 'IS_NOT_NAN':
      return [null, NaN];
    default:
      return undefined;
  }
}

/** The side of a range that has no operand ends with the operand's class. */
function addRange(edges: Edges, { operator, operand, domain }: Condition): void {
  const operandClass = domain.classOf(operand);
  if (operator === 'LESS_THAN' || operator === 'LESS_THAN_OR_EQUAL') {
    edges.below.push((value) => domain.classOf(value) < operandClass);
    edges.above.push(
      operator === 'LESS_THAN'
        ? (value) => domain.compare(value, operand) >= 0
        : (value) => domain.compare(value, operand) > 0,
    );
  } else {
    edges.below.push(
      operator === 'GREATER_THAN'
        ? (value) => domain.compare(value, operand) <= 0
        : (value) => domain.compare(value, operand) < 0,
    );
    edges.above.push((value) => domain.classOf(value) > operandClass);
  }
}

/** The gaps before, between and after some values. Nothing sorts before null, so there is no gap before it. */
function around(excluded: Value[], domain: Domain): Edges[] {
  const compare = (a: Value, b: Value): number => {
    return a === null || b === null ? Number(a !== null) - Number(b !== null) : domain.compare(a, b);
  };
  let gap: Edges = { below: [], above: [] };
  const gaps: Edges[] = [];
  for (const value of excluded.sort(compare)) {
    gap.above.push((other) => compare(other, value) >= 0);
    if (value !== null) gaps.push(gap);
    gap = { below: [(other) => compare(other, value) <= 0], above: [] };
  }
  return [...gaps, gap];
}

function toWindow(...parts: Edges[]): Window {
  const below = parts.flatMap((part) => part.below);
  const above = parts.flatMap((part) => part.above);
  return {
    isBelow: (value) => below.some((edge) => edge(value)),
    isAbove: (value) => above.some((edge) => edge(value)),
  };
}
