import {
  formatFieldPath,
  getField,
  isNameField,
  type Document,
  type FieldOperator,
  type FieldPath,
  type Filter,
} from '../../../../model';
import { valueKey } from './value-key';

/** Something that every document in a query's result fulfils: a field equals one of some scalars, or its array holds one. */
export interface Condition {
  readonly kind: 'equals' | 'contains';
  readonly field: FieldPath;
  /** `valueKey` of each scalar, without duplicates. */
  readonly keys: readonly string[];
}

/** The first such condition that a filter demands. */
export function conditionOf(filter: Filter | undefined): Condition | undefined {
  if (!filter || filter.kind === 'unary') return undefined;
  if (filter.kind === 'composite') {
    if (filter.op === 'OR' && filter.filters.length > 1) return undefined;
    return filter.filters.map(conditionOf).find((condition) => condition !== undefined);
  }
  if (isNameField(filter.field)) return undefined;
  const kind = KINDS[filter.op];
  if (!kind) return undefined;
  const isList = filter.op === 'IN' || filter.op === 'ARRAY_CONTAINS_ANY';
  const scalars = isList && Array.isArray(filter.value) ? filter.value : [filter.value];
  const keys = scalars.map(valueKey).filter((key) => key !== undefined);
  return keys.length === scalars.length ? { kind, field: filter.field, keys: [...new Set(keys)] } : undefined;
}

const KINDS: Partial<Record<FieldOperator, Condition['kind']>> = {
  EQUAL: 'equals',
  IN: 'equals',
  ARRAY_CONTAINS: 'contains',
  ARRAY_CONTAINS_ANY: 'contains',
};

/** Names the field and the kind of a condition: what is looked at, not what is demanded. */
export function aspectOf({ kind, field }: Pick<Condition, 'kind' | 'field'>): string {
  return `${kind} ${formatFieldPath(field)}`;
}

/** The keys with which a document fulfils conditions of this aspect. */
export function keysOf({ kind, field }: Pick<Condition, 'kind' | 'field'>, document: Document): string[] {
  const value = getField(document.fields, field);
  if (value === undefined) return [];
  const scalars = kind === 'equals' ? [value] : Array.isArray(value) ? value : [];
  return scalars.map(valueKey).filter((key) => key !== undefined);
}
