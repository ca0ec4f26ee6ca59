import type { FieldPath, Filter, Value } from '../../model';
import { Limits } from '../limits';
import { Constraint, PartialMap, type Comparator, type Condition, type RulesMap, type RulesValue } from '../values';

/** What a query requires of one field. */
interface Requirement {
  field: FieldPath;
  comparator: Comparator | 'EQ';
  value: Value;
}

type Conjunction = readonly Requirement[];

/**
 * The alternatives of a query's filter (its disjunctive normal form), each as the fields of any document that meets it:
 * a field fixed by an equality has its value, others are constraints. Undefined when there are too many alternatives.
 * A filter that nothing can meet is taken for one that says nothing.
 */
export function syntheticDocuments(where: Filter | undefined): [RulesMap, ...RulesMap[]] | undefined {
  const alternatives: readonly Conjunction[] | undefined = where ? normalForm(where) : [];
  if (!alternatives) return undefined;
  const [first = [], ...others] = alternatives;
  return [syntheticFields(first), ...others.map(syntheticFields)];
}

function normalForm(filter: Filter): readonly Conjunction[] | undefined {
  if (filter.kind !== 'composite') return atMostLimit(leaf(filter));
  let result: readonly Conjunction[] = filter.op === 'AND' ? [[]] : [];
  for (const part of filter.filters) {
    const alternatives = normalForm(part);
    if (!alternatives) return undefined;
    const combined =
      filter.op === 'OR'
        ? [...result, ...alternatives]
        : result.flatMap((left) => alternatives.map((right) => [...left, ...right]));
    if (combined.length > Limits.disjuncts) return undefined;
    result = combined;
  }
  return result;
}

function atMostLimit(alternatives: Conjunction[]): Conjunction[] | undefined {
  return alternatives.length > Limits.disjuncts ? undefined : alternatives;
}

function leaf(filter: Exclude<Filter, { kind: 'composite' }>): Conjunction[] {
  const { field } = filter;
  if (filter.kind === 'unary') return [[unaryRequirement(field, filter.op)]];
  const { value } = filter;
  const all = Array.isArray(value) ? value : [value];
  switch (filter.op) {
    case 'EQUAL':
      return [[{ field, comparator: 'EQ', value }]];
    case 'NOT_EQUAL':
      return [[{ field, comparator: 'NEQ', value }]];
    case 'LESS_THAN':
      return [[{ field, comparator: 'LT', value }]];
    case 'LESS_THAN_OR_EQUAL':
      return [[{ field, comparator: 'LTE', value }]];
    case 'GREATER_THAN':
      return [[{ field, comparator: 'GT', value }]];
    case 'GREATER_THAN_OR_EQUAL':
      return [[{ field, comparator: 'GTE', value }]];
    case 'ARRAY_CONTAINS':
      return [[{ field, comparator: 'LIST_CONTAINS', value }]];
    case 'IN':
      return all.map((one) => [{ field, comparator: 'EQ', value: one }]);
    case 'ARRAY_CONTAINS_ANY':
      return all.map((one) => [{ field, comparator: 'LIST_CONTAINS', value: one }]);
    case 'NOT_IN':
      return [all.map((one) => ({ field, comparator: 'NEQ', value: one }))];
  }
}

function unaryRequirement(field: FieldPath, op: Extract<Filter, { kind: 'unary' }>['op']): Requirement {
  switch (op) {
    case 'IS_NULL':
      return { field, comparator: 'EQ', value: null };
    case 'IS_NAN':
      return { field, comparator: 'EQ', value: NaN };
    case 'IS_NOT_NULL':
      return { field, comparator: 'NEQ', value: null };
    case 'IS_NOT_NAN':
      return { field, comparator: 'NEQ', value: NaN };
  }
}

/** Equalities are set first: nothing that is said of a fixed field, or of a part of it, can change its value. */
function syntheticFields(requirements: Conjunction): RulesMap {
  const fields = new PartialMap();
  const named = requirements.filter(({ field }) => field[0] !== '__name__');
  const isEqual = ({ comparator }: Requirement): boolean => comparator === 'EQ';
  for (const requirement of [...named.filter(isEqual), ...named.filter((one) => !isEqual(one))]) {
    const parent = containerOf(fields, requirement.field.slice(0, -1));
    if (parent) require(parent, requirement.field.at(-1) ?? '', requirement);
  }
  return fields;
}

/** The map that holds the field, made on the way; undefined below a field whose value is fixed. */
function containerOf(fields: PartialMap, path: FieldPath): PartialMap | undefined {
  let container = fields;
  for (const name of path) {
    const next = container.get(name) ?? new PartialMap();
    if (!(next instanceof PartialMap)) return undefined;
    container.set(name, next);
    container = next;
  }
  return container;
}

function require(parent: PartialMap, name: string, { comparator, value }: Requirement): void {
  const known: RulesValue | undefined = parent.get(name);
  if (comparator === 'EQ') {
    if (known === undefined || known instanceof PartialMap) parent.set(name, value);
    return;
  }
  if (known !== undefined && !(known instanceof Constraint)) return;
  const condition: Condition = { comparator, value };
  parent.set(name, new Constraint(known ? [...known.conditions, condition] : [condition]));
}
