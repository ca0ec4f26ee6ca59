import type { RulesValue } from './value';

/**
 * The fields of any document that a query can return: it holds what the query says about them, and a real document has
 * others besides, so nothing may be concluded from the absence of a key.
 */
export class PartialMap extends Map<string, RulesValue> {}
