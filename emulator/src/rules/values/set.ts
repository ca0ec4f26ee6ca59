import type { ElementKey } from './key';
import type { RulesValue } from './value';

/** An unordered set; made by `createSet`. Elements are found by their key. */
export class RulesSet {
  constructor(readonly elements: ReadonlyMap<ElementKey, RulesValue>) {}

  get size(): number {
    return this.elements.size;
  }
}
