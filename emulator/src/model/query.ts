import type { FieldPath } from './document';
import type { Value } from './value';

export type FieldOperator =
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL'
  | 'EQUAL'
  | 'NOT_EQUAL'
  | 'ARRAY_CONTAINS'
  | 'IN'
  | 'ARRAY_CONTAINS_ANY'
  | 'NOT_IN';

export type UnaryOperator = 'IS_NAN' | 'IS_NULL' | 'IS_NOT_NAN' | 'IS_NOT_NULL';

export type Filter =
  | { kind: 'composite'; op: 'AND' | 'OR'; filters: Filter[] }
  | { kind: 'field'; field: FieldPath; op: FieldOperator; value: Value }
  | { kind: 'unary'; field: FieldPath; op: UnaryOperator };

export interface Order {
  field: FieldPath;
  direction: 'ASCENDING' | 'DESCENDING';
}

/** `before`: for a start, inclusive; for an end, exclusive (as in google.firestore.v1.Cursor). */
export interface Cursor {
  values: Value[];
  before: boolean;
}

/** google.firestore.v1.StructuredQuery with its parent (`''` is the database root, else a document path). */
export interface Query {
  parent: string;
  /** Empty for a kindless query. */
  collectionId: string;
  allDescendants: boolean;
  where?: Filter;
  orderBy: Order[];
  startAt?: Cursor;
  endAt?: Cursor;
  limit?: number;
  offset: number;
  select?: FieldPath[];
}

export type Aggregation = { alias: string } & (
  { kind: 'count'; upTo?: number } | { kind: 'sum' | 'avg'; field: FieldPath }
);
