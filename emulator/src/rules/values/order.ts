import { compareUtf8, Timestamp } from '../../model';
import { Duration } from './duration';
import type { RulesValue, TypeName } from './value';

/** The pairs of types that can be ordered. */
export const ORDERED: readonly (readonly [TypeName, TypeName])[] = [
  ['int', 'int'],
  ['int', 'float'],
  ['float', 'int'],
  ['float', 'float'],
  ['string', 'string'],
  ['bytes', 'bytes'],
  ['timestamp', 'timestamp'],
  ['duration', 'duration'],
];

/**
 * Negative, zero or positive as `a` comes before, with or after `b`; NaN where NaN is involved (all comparisons with it
 * are false); undefined where the two cannot be ordered.
 */
export function compare(a: RulesValue, b: RulesValue): number | undefined {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? compareUtf8(a, b) : undefined;
  if (a instanceof Timestamp) return b instanceof Timestamp ? a.compare(b) : undefined;
  if (a instanceof Duration) return b instanceof Duration ? compareNumbers(a.totalNanos, b.totalNanos) : undefined;
  if (a instanceof Uint8Array) return b instanceof Uint8Array ? Buffer.compare(a, b) : undefined;
  return undefined;
}

function isNumber(value: RulesValue): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

function compareNumbers(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  return a == b ? 0 : NaN;
}
