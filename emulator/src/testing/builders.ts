import {
  parseFieldPath,
  Timestamp,
  type Document,
  type FieldOperator,
  type FieldTransform,
  type Filter,
  type MapValue,
  type Order,
  type Precondition,
  type Query,
  type UnaryOperator,
  type Value,
  type Write,
} from '../model';

/** A value as tests like to write it: plain objects are maps; bigints are integers, numbers doubles, as everywhere. */
export type Plain = Value | Plain[] | { [name: string]: Plain };

export function value(plain: Plain): Value {
  if (Array.isArray(plain)) return plain.map(value);
  if (plain !== null && typeof plain === 'object' && Object.getPrototypeOf(plain) === Object.prototype) {
    return fields(plain as Record<string, Plain>);
  }
  return plain as Value;
}

export function fields(plain: Record<string, Plain>): MapValue {
  return new Map(Object.entries(plain).map(([name, content]) => [name, value(content)]));
}

export function doc(path: string, plain: Record<string, Plain> = {}, micros = 1_000_000): Document {
  const time = Timestamp.fromMicros(BigInt(micros));
  return { path, fields: fields(plain), createTime: time, updateTime: time };
}

export interface UpdateParts {
  mask?: string[];
  transforms?: FieldTransform[];
  precondition?: Precondition;
}

/** A write of a whole document, or of the masked fields. */
export function set(
  path: string,
  plain: Record<string, Plain>,
  { mask, transforms = [], precondition }: UpdateParts = {},
): Write {
  return { kind: 'update', path, fields: fields(plain), mask: mask?.map(parseFieldPath), transforms, precondition };
}

export function remove(path: string, precondition?: Precondition): Write {
  return { kind: 'delete', path, precondition };
}

export function query(collectionId: string, parts: Partial<Query> = {}): Query {
  return { parent: '', collectionId, allDescendants: false, orderBy: [], offset: 0, ...parts };
}

export function where(field: string, op: FieldOperator, operand: Plain): Filter {
  return { kind: 'field', field: parseFieldPath(field), op, value: value(operand) };
}

export function unary(field: string, op: UnaryOperator): Filter {
  return { kind: 'unary', field: parseFieldPath(field), op };
}

export function and(...filters: Filter[]): Filter {
  return { kind: 'composite', op: 'AND', filters };
}

export function or(...filters: Filter[]): Filter {
  return { kind: 'composite', op: 'OR', filters };
}

/** `asc('a')`, `desc('__name__')` */
export function asc(field: string): Order {
  return { field: parseFieldPath(field), direction: 'ASCENDING' };
}

export function desc(field: string): Order {
  return { field: parseFieldPath(field), direction: 'DESCENDING' };
}
