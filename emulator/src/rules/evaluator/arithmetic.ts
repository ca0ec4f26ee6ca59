import { Timestamp } from '../../model';
import { durationOf, nanosOf, timestampAt } from '../builtins';
import {
  divideByZero,
  Duration,
  Failure,
  unsupportedOperator,
  type Result,
  type RulesValue,
  type TypeName,
} from '../values';

type TypePair = readonly [TypeName, TypeName];

interface Operations {
  ints: (a: bigint, b: bigint) => bigint | Failure;
  floats: (a: number, b: number) => number;
  /** Between values that are not both numbers; undefined where it is not defined. */
  others?: (left: RulesValue, right: RulesValue) => Result | undefined;
  expected: readonly TypePair[];
}

const NUMBERS: readonly TypePair[] = [
  ['int', 'int'],
  ['int', 'float'],
  ['float', 'int'],
  ['float', 'float'],
];
const DURATIONS: readonly TypePair[] = [
  ['timestamp', 'duration'],
  ['duration', 'duration'],
];

type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

const OPERATIONS: Readonly<Record<ArithmeticOperator, Operations>> = {
  '+': {
    ints: (a, b) => a + b,
    floats: (a, b) => a + b,
    others: plus,
    expected: [...NUMBERS, ['string', 'string'], ...DURATIONS, ['duration', 'timestamp']],
  },
  '-': {
    ints: (a, b) => a - b,
    floats: (a, b) => a - b,
    others: minus,
    expected: [...NUMBERS, ...DURATIONS, ['timestamp', 'timestamp']],
  },
  '*': { ints: (a, b) => a * b, floats: (a, b) => a * b, expected: NUMBERS },
  '/': { ints: (a, b) => (b === 0n ? divideByZero() : a / b), floats: (a, b) => a / b, expected: NUMBERS },
  '%': { ints: (a, b) => (b === 0n ? divideByZero() : a % b), floats: (a, b) => a % b, expected: NUMBERS },
};

/** Arithmetic between two values. Ints wrap at 64 bits; an int with a float makes a float. */
export function calculate(operator: ArithmeticOperator, left: RulesValue, right: RulesValue): Result {
  const { ints, floats, others, expected } = OPERATIONS[operator];
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const value = ints(left, right);
    return value instanceof Failure ? value : BigInt.asIntN(64, value);
  }
  if (isNumber(left) && isNumber(right)) return floats(Number(left), Number(right));
  return others?.(left, right) ?? unsupportedOperator(operator, left, right, expected);
}

function isNumber(value: RulesValue): value is bigint | number {
  return typeof value === 'number' || typeof value === 'bigint';
}

function plus(left: RulesValue, right: RulesValue): Result | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof Timestamp && right instanceof Duration) return timestampAt(nanosOf(left) + right.totalNanos);
  if (left instanceof Duration && right instanceof Timestamp) return timestampAt(nanosOf(right) + left.totalNanos);
  if (left instanceof Duration && right instanceof Duration) return durationOf(left.totalNanos + right.totalNanos);
  return undefined;
}

function minus(left: RulesValue, right: RulesValue): Result | undefined {
  if (left instanceof Timestamp && right instanceof Duration) return timestampAt(nanosOf(left) - right.totalNanos);
  if (left instanceof Timestamp && right instanceof Timestamp) return durationOf(nanosOf(left) - nanosOf(right));
  if (left instanceof Duration && right instanceof Duration) return durationOf(left.totalNanos - right.totalNanos);
  return undefined;
}

/** Unary minus of an int, a float or a duration. */
export function negate(value: RulesValue): Result | undefined {
  if (typeof value === 'bigint') return BigInt.asIntN(64, -value);
  if (typeof value === 'number') return -value;
  return value instanceof Duration ? new Duration(-value.totalNanos) : undefined;
}
