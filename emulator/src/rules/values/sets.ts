import { setKey, type ElementKey } from './key';
import { RulesSet } from './set';
import type { RulesValue } from './value';

/** The set of these values, numbers that are equal counting once. */
export function createSet(values: Iterable<RulesValue>): RulesSet {
  const elements = new Map<ElementKey, RulesValue>();
  for (const value of values) {
    const key = setKey(value);
    if (!elements.has(key)) elements.set(key, value);
  }
  return new RulesSet(elements);
}

export function setHas(set: RulesSet, value: RulesValue): boolean {
  return set.elements.has(setKey(value));
}
