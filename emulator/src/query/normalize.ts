import {
  compareUtf8,
  formatFieldPath,
  isNameField,
  NAME_FIELD,
  type FieldPath,
  type Filter,
  type Order,
  type Query,
  type Value,
} from '../model';
import { condition, isInequality, isNothing, type Condition } from './condition';

/** Conditions that must all hold. */
export type Conjunction = readonly Condition[];

/**
 * The filter in disjunctive normal form, IN and ARRAY_CONTAINS_ANY taken apart, so that each term can be answered
 * from one run of an index. Terms that cannot match anything are left out; without a filter there is one term without
 * conditions.
 */
export function disjunctions(filter: Filter | undefined): Conjunction[] {
  if (!filter) return [[]];
  switch (filter.kind) {
    case 'unary':
      return [[condition(filter.field, filter.op, null)]];
    case 'field':
      return fieldTerms(filter);
    case 'composite': {
      const parts = filter.filters.map(disjunctions);
      if (filter.op === 'OR') return parts.flat();
      return parts.reduce((terms, part) => terms.flatMap((term) => part.map((more) => [...term, ...more])), [[]]);
    }
  }
}

function fieldTerms({ kind, field, op, value }: Extract<Filter, { kind: 'field' }>): Conjunction[] {
  switch (op) {
    case 'IN':
      return (value as Value[]).flatMap((element) => fieldTerms({ kind, field, op: 'EQUAL', value: element }));
    case 'ARRAY_CONTAINS_ANY':
      return (value as Value[]).flatMap((element) => fieldTerms({ kind, field, op: 'ARRAY_CONTAINS', value: element }));
    case 'EQUAL':
    case 'ARRAY_CONTAINS':
      return isNothing(value) ? [] : [[condition(field, op, value)]];
    default:
      return [[condition(field, op, value)]];
  }
}

/**
 * The query's orders with those that are implied: inequality fields in the order of their paths, then the name, all
 * in the direction of the last explicit order.
 */
export function completeOrders(query: Query): Order[] {
  const orders = [...query.orderBy];
  const direction = orders[orders.length - 1]?.direction ?? 'ASCENDING';
  const ordered = new Set(orders.map((order) => formatFieldPath(order.field)));
  for (const field of inequalityFields(query.where).sort(compareFields)) {
    const key = formatFieldPath(field);
    if (!ordered.has(key) && !isNameField(field)) orders.push({ field, direction });
    ordered.add(key);
  }
  if (!orders.some((order) => isNameField(order.field))) orders.push({ field: NAME_FIELD, direction });
  return orders;
}

function inequalityFields(filter: Filter | undefined): FieldPath[] {
  if (!filter) return [];
  if (filter.kind === 'composite') return filter.filters.flatMap(inequalityFields);
  return isInequality(filter.op) ? [filter.field] : [];
}

function compareFields(a: FieldPath, b: FieldPath): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = compareUtf8(a[i] as string, b[i] as string);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
