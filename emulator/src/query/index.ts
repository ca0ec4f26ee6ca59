import type { Document, Query } from '../model';
import { compileQuery } from './compiled';

export { aggregateDocuments } from './aggregate';
export { DocumentSet, type DocumentLookup } from './document-set';
export { effort } from './effort';
export { executeQuery, type QueryResult } from './execute';
export { projectDocument } from './project';

/** Throws INVALID_ARGUMENT for a query that Firestore refuses whatever the data. */
export function checkQuery(query: Query): void {
  compileQuery(query);
}

/**
 * Whether a document is a result of a query but for offset and limit: its place, fields, orders and cursors. The
 * query is prepared once and must not change afterwards.
 */
export function matches(query: Query, document: Document): boolean {
  return compileQuery(query).matches(document);
}

/** The order of a query's results. */
export function compareDocuments(query: Query): (a: Document, b: Document) => number {
  return compileQuery(query).compare;
}
