import { Timestamp } from '../../model';
import { durationOf, nanosOf, timestampAt } from '../builtins';
import { divideByZero, Duration, Failure, unsupportedOperator, type Result, type RulesValue, type TypeName } from '../values';

type TypePair = readonly [TypeName, TypeName];
type Operation = (left: RulesValue, right: RulesValue) => Result;

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

/** The arithmetic operators. Ints wrap at 64 bits; an int with a float makes a float. */
export const ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/' | '%', Operation>> = {
  '+': (left, right) =>
    numeric(left, right, (a, b) => a + b, (a, b) => a + b) ??
    plus(left, right) ??
    unsupportedOperator('+', left, right, [...NUMBERS, ['string', 'string'], ...DURATIONS, ['duration', 'timestamp']]),
  '-': (left, right) =>
    numeric(left, right, (a, b) => a - b, (a, b) => a - b) ??
    minus(left, right) ??
    unsupportedOperator('-', left, right, [...NUMBERS, ...DURATIONS, ['timestamp', 'timestamp']]),
  '*': (left, right) =>
    numeric(left, right, (a, b) => a * b, (a, b) => a * b) ?? unsupportedOperator('*', left, right, NUMBERS),
  '/': (left, right) =>
    numeric(left, right, (a, b) => (b === 0n ? divideByZero() : a / b), (a, b) => a / b) ??
    unsupportedOperator('/', left, right, NUMBERS),
  '%': (left, right) =>
    numeric(left, right, (a, b) => (b === 0n ? divideByZero() : a % b), (a, b) => a % b) ??
    unsupportedOperator('%', left, right, NUMBERS),
};

function numeric(
  left: RulesValue,
  right: RulesValue,
  ints: (a: bigint, b: bigint) => bigint | Failure,
  floats: (a: number, b: number) => number,
): Result | undefined {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    const value = ints(left, right);
    return value instanceof Failure ? value : BigInt.asIntN(64, value);
  }
  if (!isNumber(left) || !isNumber(right)) return undefined;
  return floats(Number(left), Number(right));
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
