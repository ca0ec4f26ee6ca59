import { StatusError, type FieldOperator, type UnaryOperator } from '../../model';

/** Enum numbers of google.firestore.v1.StructuredQuery; ProtoJSON may give either the number or the name. */
const FIELD_OPERATORS: Partial<Record<number, FieldOperator>> = {
  1: 'LESS_THAN',
  2: 'LESS_THAN_OR_EQUAL',
  3: 'GREATER_THAN',
  4: 'GREATER_THAN_OR_EQUAL',
  5: 'EQUAL',
  6: 'NOT_EQUAL',
  7: 'ARRAY_CONTAINS',
  8: 'IN',
  9: 'ARRAY_CONTAINS_ANY',
  10: 'NOT_IN',
};
const UNARY_OPERATORS: Partial<Record<number, UnaryOperator>> = {
  2: 'IS_NAN',
  3: 'IS_NULL',
  4: 'IS_NOT_NAN',
  5: 'IS_NOT_NULL',
};
const COMPOSITE_OPERATORS: Partial<Record<number, 'AND' | 'OR'>> = { 1: 'AND', 2: 'OR' };

export const fieldOperator = (op: number | string): FieldOperator => lookUp(FIELD_OPERATORS, op, 'field');
export const unaryOperator = (op: number | string): UnaryOperator => lookUp(UNARY_OPERATORS, op, 'unary');
export const compositeOperator = (op: number | string): 'AND' | 'OR' => lookUp(COMPOSITE_OPERATORS, op, 'composite');

function lookUp<T extends string>(operators: Partial<Record<number, T>>, op: number | string, kind: string): T {
  const found = typeof op === 'number' ? operators[op] : Object.values(operators).find((name) => name === op);
  if (found === undefined) throw new StatusError('INVALID_ARGUMENT', `Unknown operator ${op} of a ${kind} filter.`);
  return found;
}

export interface Selector {
  collectionId: string;
  allDescendants: boolean;
}

/** The one selector that `from` may have; none means every collection. */
export function singleSelector(selectors: Selector[]): Selector {
  if (selectors.length > 1) {
    throw new StatusError('INVALID_ARGUMENT', 'StructuredQuery.from cannot have more than one collection selector.');
  }
  return selectors[0] ?? { collectionId: '', allDescendants: false };
}
