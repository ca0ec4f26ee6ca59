import {
  comparePaths,
  compareValues,
  getField,
  isNameField,
  Reference,
  typeOrder,
  valuesEqual,
  type Document,
  type Filter,
  type Order,
  type Query,
  type Value,
} from '../../model';
import { completeOrders } from '../normalize';
import { ROOT } from './arbitraries';

/** What the reference says, in the most direct words and without any index. */
export function naive(documents: Iterable<Document>, query: Query): Document[] {
  const { startAt, endAt, offset, limit } = query;
  const orders = completeOrders(query);
  const compare = (a: Document, b: Document): number => {
    for (const { field, direction } of orders) {
      const difference = isNameField(field)
        ? comparePaths(a.path, b.path)
        : compareValues(getField(a.fields, field) as Value, getField(b.fields, field) as Value);
      if (difference !== 0) return direction === 'ASCENDING' ? difference : -difference;
    }
    return 0;
  };
  const toCursor = (document: Document, values: Value[]): number => {
    for (const [i, limitValue] of values.entries()) {
      const { field, direction } = orders[i] as Order;
      const own = isNameField(field)
        ? new Reference(`${ROOT}/${document.path}`)
        : (getField(document.fields, field) as Value);
      const difference = compareValues(own, limitValue);
      if (difference !== 0) return direction === 'ASCENDING' ? difference : -difference;
    }
    return 0;
  };
  const found = [...documents]
    .filter(({ path }) => isInScope(path, query))
    .filter(({ fields }) => orders.every(({ field }) => isNameField(field) || getField(fields, field) !== undefined))
    .filter((document) => !query.where || passes(document, query.where))
    .filter(
      (document) =>
        !startAt || (startAt.before ? toCursor(document, startAt.values) >= 0 : toCursor(document, startAt.values) > 0),
    )
    .filter(
      (document) =>
        !endAt || (endAt.before ? toCursor(document, endAt.values) < 0 : toCursor(document, endAt.values) <= 0),
    )
    .sort(compare);
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** Whether a query looks at this document at all. */
export function isInScope(path: string, { parent, collectionId, allDescendants }: Query): boolean {
  const segments = path.split('/');
  const above = segments.slice(0, -2).join('/');
  if (segments.at(-2) !== collectionId) return false;
  return allDescendants ? parent === '' || above === parent || above.startsWith(`${parent}/`) : above === parent;
}

function passes(document: Document, where: Filter): boolean {
  if (where.kind === 'composite') {
    const results = where.filters.map((part) => passes(document, part));
    return where.op === 'AND' ? results.every(Boolean) : results.some(Boolean);
  }
  const value = isNameField(where.field)
    ? new Reference(`${ROOT}/${document.path}`)
    : getField(document.fields, where.field);
  if (value === undefined) return false;
  const isNaN = Number.isNaN(value);
  if (where.kind === 'unary') {
    return {
      IS_NULL: value === null,
      IS_NAN: isNaN,
      IS_NOT_NULL: value !== null,
      IS_NOT_NAN: value !== null && !isNaN,
    }[where.op];
  }
  const operand = where.value;
  const isEqual = (other: Value): boolean => other !== null && !Number.isNaN(other) && valuesEqual(value, other);
  const isComparable = operand !== null && !Number.isNaN(operand) && typeOrder(value) === typeOrder(operand);
  const isOneOf = (list: Value, member: Value): boolean =>
    Array.isArray(list) && list.some((other) => valuesEqual(member, other));
  const holds = (list: Value, element: Value): boolean =>
    element !== null && !Number.isNaN(element) && isOneOf(list, element);
  switch (where.op) {
    case 'EQUAL':
      return isEqual(operand);
    case 'NOT_EQUAL':
      return value !== null && operand !== null && !valuesEqual(value, operand);
    case 'LESS_THAN':
      return isComparable && compareValues(value, operand) < 0;
    case 'LESS_THAN_OR_EQUAL':
      return isComparable && compareValues(value, operand) <= 0;
    case 'GREATER_THAN':
      return isComparable && compareValues(value, operand) > 0;
    case 'GREATER_THAN_OR_EQUAL':
      return isComparable && compareValues(value, operand) >= 0;
    case 'IN':
      return (operand as Value[]).some(isEqual);
    case 'NOT_IN':
      return value !== null && !(operand as Value[]).includes(null) && !isOneOf(operand, value);
    case 'ARRAY_CONTAINS':
      return holds(value, operand);
    case 'ARRAY_CONTAINS_ANY':
      return (operand as Value[]).some((element) => holds(value, element));
  }
}
