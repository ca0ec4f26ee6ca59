import {
  isNameField,
  StatusError,
  formatFieldPath,
  validateCollectionId,
  type FieldOperator,
  type Filter,
  type Query,
} from '../model';
import { isInequality } from './condition';
import { completeOrders } from './normalize';

/** Most values that the operators with lists take. */
const MAX_OPERANDS: Partial<Record<FieldOperator, number>> = { IN: 30, ARRAY_CONTAINS_ANY: 30, NOT_IN: 10 };

/** Most terms of a query's filter in disjunctive normal form. */
const MAX_DISJUNCTIONS = 30;

/** Far more than a sensible query has, and far less than the stack can take. */
const MAX_FILTER_DEPTH = 100;

type Leaf = Exclude<Filter, { kind: 'composite' }>;

/** Throws INVALID_ARGUMENT for a query that Firestore refuses whatever the data. */
export function validateQuery(query: Query): void {
  if (query.collectionId !== '') validateCollectionId(query.collectionId);
  if (query.limit !== undefined && query.limit < 0) throw invalid('limit is negative');
  if (query.offset < 0) throw invalid('offset is negative');
  for (const cursor of [query.startAt, query.endAt]) {
    if (cursor && cursor.values.length > query.orderBy.length) throw invalid('Cursor has too many values.');
  }
  if (query.where) validateWhere(query.where, query.collectionId);
  validateOrders(query);
}

function validateWhere(where: Filter, collectionId: string): void {
  validateFilter(where);
  if (countDisjunctions(where) > MAX_DISJUNCTIONS) {
    throw invalid(
      `Query has more than ${MAX_DISJUNCTIONS} disjunctions; use fewer OR, IN and ARRAY_CONTAINS_ANY values.`,
    );
  }
  const leaves = leavesOf(where);
  validateCombination(where, leaves);
  if (collectionId === '' && leaves.some((leaf) => !isNameField(leaf.field))) {
    throw invalid('kind is required for all filters except __key__');
  }
}

function validateOrders(query: Query): void {
  const { orderBy, collectionId } = query;
  const seen = new Set<string>();
  for (const { field, direction } of orderBy) {
    if (collectionId === '' && (!isNameField(field) || direction === 'DESCENDING')) {
      throw invalid('kind is required for all orders except __key__ ascending');
    }
    const key = formatFieldPath(field);
    if (seen.has(key)) throw invalid(`Cannot order by ${key} twice.`);
    seen.add(key);
  }
  if (!isNameField(completeOrders(query).at(-1)?.field ?? [])) {
    throw invalid('The order by clause cannot contain more fields after the key.');
  }
}

function validateFilter(filter: Filter, depth = 0): void {
  if (filter.kind === 'composite') {
    if (depth > MAX_FILTER_DEPTH) throw invalid(`Filters are nested more than ${MAX_FILTER_DEPTH} levels deep.`);
    if (filter.filters.length === 0) throw invalid('A composite filter must have at least one filter.');
    return filter.filters.forEach((part) => validateFilter(part, depth + 1));
  }
  if (filter.kind === 'unary') return;
  const limit = MAX_OPERANDS[filter.op];
  if (limit === undefined) return;
  if (!Array.isArray(filter.value)) throw invalid(`'${filter.op}' requires an ArrayValue.`);
  if (filter.value.length === 0) throw invalid(`'${filter.op}' requires an non-empty ArrayValue.`);
  if (filter.value.length > limit) throw invalid(`'${filter.op}' supports up to ${limit} comparison values.`);
}

/** Counts without expanding, since a hostile filter would fill the memory. */
function countDisjunctions(filter: Filter): number {
  if (filter.kind === 'unary') return 1;
  if (filter.kind === 'field') {
    return filter.op === 'IN' || filter.op === 'ARRAY_CONTAINS_ANY' ? (filter.value as unknown[]).length : 1;
  }
  const counts = filter.filters.map(countDisjunctions);
  return filter.op === 'AND' ? counts.reduce((a, b) => a * b, 1) : counts.reduce((a, b) => a + b, 0);
}

function validateCombination(where: Filter, leaves: readonly Leaf[]): void {
  const count = (...ops: Leaf['op'][]): number => leaves.filter((leaf) => ops.includes(leaf.op)).length;
  if (count('NOT_EQUAL', 'NOT_IN', 'IS_NOT_NULL', 'IS_NOT_NAN') > 1) {
    throw invalid('Only a single NOT_EQUAL, NOT_IN, IS_NOT_NULL, or IS_NOT_NAN filter allowed per query.');
  }
  if (count('NOT_IN') > 0 && (count('IN', 'ARRAY_CONTAINS_ANY') > 0 || hasOr(where))) {
    throw invalid("'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY' or 'OR'.");
  }
  if (leaves.some(isEqualName) && leaves.some(isInequalityOfField) && !leaves.some(isInequalityOfName)) {
    throw invalid(
      'Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.',
    );
  }
  if (mostArrayContains(where) > 1) throw invalid("A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.");
}

const isEqualName = ({ field, op }: Leaf): boolean => op === 'EQUAL' && isNameField(field);
const isInequalityOfName = ({ field, op }: Leaf): boolean => isInequality(op) && isNameField(field);
const isInequalityOfField = ({ field, op }: Leaf): boolean => isInequality(op) && !isNameField(field);

/** How many ARRAY_CONTAINS a single conjunction of the normal form has at most. */
function mostArrayContains(filter: Filter): number {
  if (filter.kind !== 'composite') return filter.op === 'ARRAY_CONTAINS' ? 1 : 0;
  const counts = filter.filters.map(mostArrayContains);
  return filter.op === 'AND' ? counts.reduce((a, b) => a + b, 0) : Math.max(...counts);
}

function hasOr(filter: Filter): boolean {
  return (
    filter.kind === 'composite' && ((filter.op === 'OR' && filter.filters.length > 1) || filter.filters.some(hasOr))
  );
}

function leavesOf(filter: Filter): Leaf[] {
  return filter.kind === 'composite' ? filter.filters.flatMap(leavesOf) : [filter];
}

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
