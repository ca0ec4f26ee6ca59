import type { RulesValue } from './value';

export type Comparator = 'NEQ' | 'GT' | 'GTE' | 'LT' | 'LTE' | 'LIST_CONTAINS';

export interface Condition {
  readonly comparator: Comparator;
  readonly value: RulesValue;
}

/** A field of which a query only says that all of these conditions hold. */
export class Constraint {
  constructor(
    readonly conditions: readonly Condition[],
    /** Whether it stands for the keys of a document, a list by itself. */
    readonly ofKeys = false,
  ) {}
}
