import {
  parseFieldPath,
  StatusError,
  type Aggregation,
  type Cursor,
  type FieldPath,
  type Filter,
  type Order,
  type Query,
  type Value,
} from '../../../model';
import { compositeOperator, fieldOperator, singleSelector, unaryOperator, type Selector } from '../operators';
import { vectorSearchUnsupported } from '../unsupported';
import { readValue } from './value';
import { MAX_NESTING, readFields, readNested, readWrapped, type Reader } from './wire';

/** StructuredQuery; its parent is in the enclosing request. */
export function readQuery(reader: Reader, end: number): Query {
  const query: Query = { parent: '', collectionId: '', allDescendants: false, orderBy: [], offset: 0 };
  const selectors: Selector[] = [];
  readFields(reader, end, (number) => {
    switch (number) {
      case 1:
        query.select = readNested(reader, readProjection);
        break;
      case 2:
        selectors.push(readNested(reader, readSelector));
        break;
      case 3:
        query.where = readNested(reader, readFilter);
        break;
      case 4:
        query.orderBy.push(readNested(reader, readOrder));
        break;
      case 5:
        query.limit = Number(readNested(reader, readWrapped));
        break;
      case 6:
        query.offset = reader.int32();
        break;
      case 7:
        query.startAt = readNested(reader, readCursor);
        break;
      case 8:
        query.endAt = readNested(reader, readCursor);
        break;
      case 9:
        throw vectorSearchUnsupported();
      default:
        return false;
    }
    return true;
  });
  return Object.assign(query, singleSelector(selectors));
}

function readSelector(reader: Reader, end: number): Selector {
  const selector: Selector = { collectionId: '', allDescendants: false };
  readFields(reader, end, (number) => {
    if (number === 2) selector.collectionId = reader.string();
    else if (number === 3) selector.allDescendants = reader.bool();
    else return false;
    return true;
  });
  return selector;
}

/** FieldReference. */
function readField(reader: Reader, end: number): FieldPath {
  let path = '';
  readFields(reader, end, (number) => {
    if (number !== 2) return false;
    path = reader.string();
    return true;
  });
  return parseFieldPath(path);
}

function readProjection(reader: Reader, end: number): FieldPath[] {
  const fields: FieldPath[] = [];
  readFields(reader, end, (number) => {
    if (number !== 2) return false;
    fields.push(readNested(reader, readField));
    return true;
  });
  return fields;
}

function readFilter(reader: Reader, end: number, depth = 0): Filter {
  if (depth > MAX_NESTING) throw new StatusError('INVALID_ARGUMENT', 'A filter is nested too deeply.');
  let filter: Filter | undefined;
  readFields(reader, end, (number) => {
    if (number === 1) filter = readNested(reader, (inner, innerEnd) => readComposite(inner, innerEnd, depth + 1));
    else if (number === 2) filter = readNested(reader, readFieldFilter);
    else if (number === 3) filter = readNested(reader, readUnaryFilter);
    else return false;
    return true;
  });
  if (!filter) throw new StatusError('INVALID_ARGUMENT', 'A filter must be composite, a field filter or unary.');
  return filter;
}

function readComposite(reader: Reader, end: number, depth: number): Filter {
  let op = 0;
  const filters: Filter[] = [];
  readFields(reader, end, (number) => {
    if (number === 1) op = reader.int32();
    else if (number === 2) filters.push(readNested(reader, (inner, innerEnd) => readFilter(inner, innerEnd, depth)));
    else return false;
    return true;
  });
  return { kind: 'composite', op: compositeOperator(op), filters };
}

function readFieldFilter(reader: Reader, end: number): Filter {
  let field: FieldPath = [];
  let op = 0;
  let value: Value | undefined;
  readFields(reader, end, (number) => {
    if (number === 1) field = readNested(reader, readField);
    else if (number === 2) op = reader.int32();
    else if (number === 3) value = readNested(reader, readValue);
    else return false;
    return true;
  });
  if (value === undefined) throw new StatusError('INVALID_ARGUMENT', 'A field filter must have a value.');
  return { kind: 'field', field, op: fieldOperator(op), value };
}

function readUnaryFilter(reader: Reader, end: number): Filter {
  let field: FieldPath = [];
  let op = 0;
  readFields(reader, end, (number) => {
    if (number === 1) op = reader.int32();
    else if (number === 2) field = readNested(reader, readField);
    else return false;
    return true;
  });
  return { kind: 'unary', field, op: unaryOperator(op) };
}

function readOrder(reader: Reader, end: number): Order {
  let field: FieldPath = [];
  let descending = false;
  readFields(reader, end, (number) => {
    if (number === 1) field = readNested(reader, readField);
    else if (number === 2) descending = reader.int32() === 2;
    else return false;
    return true;
  });
  return { field, direction: descending ? 'DESCENDING' : 'ASCENDING' };
}

function readCursor(reader: Reader, end: number): Cursor {
  const cursor: Cursor = { values: [], before: false };
  readFields(reader, end, (number) => {
    if (number === 1) cursor.values.push(readNested(reader, readValue));
    else if (number === 2) cursor.before = reader.bool();
    else return false;
    return true;
  });
  return cursor;
}

/** StructuredAggregationQuery. */
export function readAggregationQuery(reader: Reader, end: number): { query?: Query; aggregations: Aggregation[] } {
  let query: Query | undefined;
  const aggregations: Aggregation[] = [];
  readFields(reader, end, (number) => {
    if (number === 1) query = readNested(reader, readQuery);
    else if (number === 3) aggregations.push(readNested(reader, readAggregation));
    else return false;
    return true;
  });
  return { query, aggregations };
}

function readAggregation(reader: Reader, end: number): Aggregation {
  let alias = '';
  let operator: { kind: 'count'; upTo?: number } | { kind: 'sum' | 'avg'; field: FieldPath } | undefined;
  readFields(reader, end, (number) => {
    if (number === 1) operator = { kind: 'count', upTo: readNested(reader, readUpTo) };
    else if (number === 2) operator = { kind: 'sum', field: readNested(reader, readOperand) };
    else if (number === 3) operator = { kind: 'avg', field: readNested(reader, readOperand) };
    else if (number === 7) alias = reader.string();
    else return false;
    return true;
  });
  if (!operator) throw new StatusError('INVALID_ARGUMENT', 'An aggregation must be count, sum or avg.');
  return { alias, ...operator };
}

function readUpTo(reader: Reader, end: number): number | undefined {
  let upTo: number | undefined;
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    upTo = Number(readNested(reader, readWrapped));
    return true;
  });
  return upTo;
}

function readOperand(reader: Reader, end: number): FieldPath {
  let field: FieldPath = [];
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    field = readNested(reader, readField);
    return true;
  });
  return field;
}
