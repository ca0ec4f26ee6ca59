import {
  parseFieldPath,
  type Aggregation,
  type Cursor,
  type FieldPath,
  type Filter,
  type Order,
  type Query,
} from '../../../model';
import { compositeOperator, fieldOperator, singleSelector, unaryOperator, type Selector } from '../operators';
import { vectorSearchUnsupported } from '../unsupported';
import { invalidPayload, isObject, JsonFields, MAX_NESTING } from './fields';
import { readValue } from './value';

const QUERY_FIELDS = [
  'select',
  'from',
  'where',
  'orderBy',
  'startAt',
  'endAt',
  'offset',
  'limit',
  'findNearest',
] as const;

/** StructuredQuery below `parent`. */
export function readQuery(json: unknown, parent: string): Query {
  const fields = new JsonFields(json, 'StructuredQuery', QUERY_FIELDS);
  if (fields.has('findNearest')) throw vectorSearchUnsupported();
  const query: Query = {
    parent,
    ...singleSelector(fields.list('from', readSelector)),
    orderBy: fields.list('orderBy', readOrder),
    offset: fields.int('offset') ?? 0,
  };
  const where = fields.optional('where', (filter) => readFilter(filter));
  const startAt = fields.optional('startAt', readCursor);
  const endAt = fields.optional('endAt', readCursor);
  const limit = fields.optional('limit', (wrapped) => readWrapped(wrapped));
  const select = fields.optional('select', readProjection);
  if (where) query.where = where;
  if (startAt) query.startAt = startAt;
  if (endAt) query.endAt = endAt;
  if (limit !== undefined) query.limit = limit;
  if (select) query.select = select;
  return query;
}

function readSelector(json: unknown): Selector {
  const fields = new JsonFields(json, 'CollectionSelector', ['collectionId', 'allDescendants']);
  return { collectionId: fields.string('collectionId'), allDescendants: fields.boolean('allDescendants') };
}

function readProjection(json: unknown): FieldPath[] {
  return new JsonFields(json, 'Projection', ['fields']).list('fields', readField);
}

/** FieldReference. */
function readField(json: unknown): FieldPath {
  return parseFieldPath(new JsonFields(json, 'FieldReference', ['fieldPath']).string('fieldPath'));
}

/** Int32Value, Int64Value: a bare number, or an object as in protobuf. */
export function readWrapped(json: unknown): number | undefined {
  return new JsonFields(isObject(json) ? json : { value: json }, 'Int32Value', ['value']).int('value');
}

function readOperator(json: unknown): number | string {
  if (typeof json !== 'number' && typeof json !== 'string') throw invalidPayload('An operator must be a name.');
  return json;
}

function readFilter(json: unknown, depth = 0): Filter {
  if (depth > MAX_NESTING) throw invalidPayload('A filter is nested too deeply.');
  const fields = new JsonFields(json, 'Filter', ['compositeFilter', 'fieldFilter', 'unaryFilter']);
  const filter =
    fields.optional('compositeFilter', (composite) => readComposite(composite, depth + 1)) ??
    fields.optional('fieldFilter', readFieldFilter) ??
    fields.optional('unaryFilter', readUnaryFilter);
  if (!filter) throw invalidPayload('A filter must be composite, a field filter or unary.');
  return filter;
}

function readComposite(json: unknown, depth: number): Filter {
  const fields = new JsonFields(json, 'CompositeFilter', ['op', 'filters']);
  return {
    kind: 'composite',
    op: compositeOperator(fields.optional('op', readOperator) ?? 0),
    filters: fields.list('filters', (filter) => readFilter(filter, depth)),
  };
}

function readFieldFilter(json: unknown): Filter {
  const fields = new JsonFields(json, 'FieldFilter', ['field', 'op', 'value']);
  const value = fields.optional('value', (operand) => readValue(operand));
  if (value === undefined) throw invalidPayload('A field filter must have a value.');
  const field = fields.optional('field', readField) ?? [];
  return { kind: 'field', field, op: fieldOperator(fields.optional('op', readOperator) ?? 0), value };
}

function readUnaryFilter(json: unknown): Filter {
  const fields = new JsonFields(json, 'UnaryFilter', ['op', 'field']);
  const field = fields.optional('field', readField) ?? [];
  return { kind: 'unary', field, op: unaryOperator(fields.optional('op', readOperator) ?? 0) };
}

function readOrder(json: unknown): Order {
  const fields = new JsonFields(json, 'Order', ['field', 'direction']);
  const direction = fields.optional('direction', readOperator);
  const descending = direction === 'DESCENDING' || direction === 2;
  return { field: fields.optional('field', readField) ?? [], direction: descending ? 'DESCENDING' : 'ASCENDING' };
}

function readCursor(json: unknown): Cursor {
  const fields = new JsonFields(json, 'Cursor', ['values', 'before']);
  return { values: fields.list('values', (value) => readValue(value)), before: fields.boolean('before') };
}

/** StructuredAggregationQuery below `parent`. */
export function readAggregationQuery(json: unknown, parent: string): { query?: Query; aggregations: Aggregation[] } {
  const fields = new JsonFields(json, 'StructuredAggregationQuery', ['structuredQuery', 'aggregations']);
  return {
    query: fields.optional('structuredQuery', (query) => readQuery(query, parent)),
    aggregations: fields.list('aggregations', readAggregation),
  };
}

function readAggregation(json: unknown): Aggregation {
  const fields = new JsonFields(json, 'Aggregation', ['alias', 'count', 'sum', 'avg']);
  const alias = fields.string('alias');
  if (fields.has('count')) {
    const upTo = fields.optional('count', (count) =>
      new JsonFields(count, 'Count', ['upTo']).optional('upTo', readWrapped),
    );
    return upTo === undefined ? { alias, kind: 'count' } : { alias, kind: 'count', upTo };
  }
  const sum = fields.optional('sum', readOperand);
  if (sum) return { alias, kind: 'sum', field: sum };
  const avg = fields.optional('avg', readOperand);
  if (avg) return { alias, kind: 'avg', field: avg };
  throw invalidPayload('An aggregation must be count, sum or avg.');
}

function readOperand(json: unknown): FieldPath {
  return new JsonFields(json, 'Aggregation', ['field']).optional('field', readField) ?? [];
}
