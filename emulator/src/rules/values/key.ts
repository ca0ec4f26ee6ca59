import { describe } from './describe';
import type { RulesValue } from './value';

/** A JavaScript primitive that is the same for two values exactly when they are equal as elements. */
export type ElementKey = null | boolean | bigint | number | string;

const STRUCTURED = '\u0000';

/** The key under the equality of list elements: an int and a float differ. */
export function elementKey(value: RulesValue): ElementKey {
  if (typeof value === 'string') return value.startsWith(STRUCTURED) ? `${STRUCTURED}string${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  return STRUCTURED + describe(value);
}

/** The key under the equality of set elements: numbers by value, NaN equals NaN. */
export function setKey(value: RulesValue): ElementKey {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : elementKey(value);
}
