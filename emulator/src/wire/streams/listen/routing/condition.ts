import { formatFieldPath, getField, isNameField, type Document, type FieldPath, type Filter } from '../../../../model';
import { valueKey } from './value-key';

/** Something that every document in a query's result fulfils: a field equals a scalar, or an array in it holds one. */
export interface Condition {
  readonly kind: 'equals' | 'contains';
  readonly field: FieldPath;
  /** `valueKey` of the scalar. */
  readonly key: string;
}

/** The first such condition that a filter demands. */
export function conditionOf(filter: Filter | undefined): Condition | undefined {
  if (!filter || filter.kind === 'unary') return undefined;
  if (filter.kind === 'composite') {
    if (filter.op === 'OR' && filter.filters.length > 1) return undefined;
    return filter.filters.map(conditionOf).find((condition) => condition !== undefined);
  }
  if (isNameField(filter.field)) return undefined;
  const kind = filter.op === 'EQUAL' ? 'equals' : filter.op === 'ARRAY_CONTAINS' ? 'contains' : undefined;
  const key = valueKey(filter.value);
  return kind && key !== undefined ? { kind, field: filter.field, key } : undefined;
}

/** Names the field and the kind of a condition: what is looked at, not what is demanded. */
export function aspectOf({ kind, field }: Condition): string {
  return `${kind} ${formatFieldPath(field)}`;
}

/** The keys with which a document fulfils conditions of this aspect. */
export function keysOf({ kind, field }: Pick<Condition, 'kind' | 'field'>, document: Document): string[] {
  const value = getField(document.fields, field);
  if (value === undefined) return [];
  const scalars = kind === 'equals' ? [value] : Array.isArray(value) ? value : [];
  return scalars.map(valueKey).filter((key) => key !== undefined);
}
