import type { Span } from '../syntax/source';
import type { Binary, TypeTest, Unary } from '../syntax/tree';
import {
  Constraint,
  decideType,
  Failure,
  typeOf,
  unprovable,
  unsupported,
  wrongType,
  type Result,
  type RulesValue,
} from '../values';
import { calculate, negate } from './arithmetic';
import { areEqual, areOrdered, isIn } from './comparison';
import type { Evaluate } from './run';

/** Remembers the innermost expression that failed. */
export function located(result: Result, span: Span): Result {
  if (result instanceof Failure) result.span ??= span;
  return result;
}

/** Both operands are evaluated, the left one first, and the first failure is the result. */
export function compileBinary(node: Binary, left: Evaluate, right: Evaluate): Evaluate {
  if (node.operator === '&&') return compileLogical(node, left, right, false);
  if (node.operator === '||') return compileLogical(node, left, right, true);
  if (node.operator === 'in') return compileIn(node, left, right);
  const apply = operationOf(node.operator);
  return (run, frame) => {
    run.count(1);
    const a = left(run, frame);
    if (a instanceof Failure) return a;
    const b = right(run, frame);
    if (b instanceof Failure) return b;
    const result = apply(a, b);
    return result instanceof Failure ? located(result, node) : result;
  };
}

function operationOf(
  operator: Exclude<Binary['operator'], '&&' | '||' | 'in'>,
): (a: RulesValue, b: RulesValue) => Result {
  switch (operator) {
    case '==':
      return areEqual;
    case '!=':
      return (a, b) => {
        const equal = areEqual(a, b);
        return equal instanceof Failure ? equal : !equal;
      };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return (a, b) => areOrdered(a, operator, b);
    default:
      return (a, b) => calculate(operator, a, b);
  }
}

/**
 * `&&` decides on false, `||` on true. A failure on one side is absorbed when the other side decides; otherwise the
 * left one counts.
 */
function compileLogical(node: Binary, left: Evaluate, right: Evaluate, deciding: boolean): Evaluate {
  return (run, frame) => {
    run.count(1);
    const a = left(run, frame);
    if (a === deciding) return deciding;
    run.count(1);
    const b = right(run, frame);
    if (b === deciding) return deciding;
    const first = requireBool(a, node.left);
    return first instanceof Failure ? first : requireBool(b, node.right);
  };
}

/** The collection is evaluated before the element. */
function compileIn(node: Binary, left: Evaluate, right: Evaluate): Evaluate {
  return (run, frame) => {
    run.count(1);
    const collection = right(run, frame);
    if (collection instanceof Failure) return collection;
    const element = left(run, frame);
    return element instanceof Failure ? element : located(isIn(element, collection), node);
  };
}

export function compileUnary(node: Unary, operand: Evaluate): Evaluate {
  const apply = node.operator === '!' ? not : minus;
  return (run, frame) => {
    run.count(1);
    const value = operand(run, frame);
    return value instanceof Failure ? value : located(apply(value), node);
  };
}

function not(value: RulesValue): Result {
  return typeof value === 'boolean' ? !value : wrongType(value, 'bool');
}

function minus(value: RulesValue): Result {
  return negate(value) ?? unsupported(`-${typeOf(value)}`, '-int, -float, -duration');
}

export function compileTypeTest(node: TypeTest, operand: Evaluate): Evaluate {
  const { type } = node;
  return (run, frame) => {
    run.count(2);
    const value = operand(run, frame);
    if (value instanceof Failure) return value;
    if (value instanceof Constraint)
      return decideType(value, type) ?? located(unprovable(`constraint is ${type}`), node);
    const actual = typeOf(value);
    return actual === type || (type === 'number' && (actual === 'int' || actual === 'float'));
  };
}

export function compileConditional(condition: Evaluate, span: Span, whenTrue: Evaluate, whenFalse: Evaluate): Evaluate {
  return (run, frame) => {
    run.count(2);
    const chosen = requireBool(condition(run, frame), span);
    if (chosen === true) return whenTrue(run, frame);
    if (chosen !== false) return chosen;
    run.count(2);
    return whenFalse(run, frame);
  };
}

/** The failure of an operand that has to be a bool, else the operand itself. */
export function requireBool(result: Result, span: Span): boolean | Failure {
  if (typeof result === 'boolean') return result;
  const failure = result instanceof Failure ? result : wrongType(result, 'bool');
  failure.span ??= span;
  return failure;
}
