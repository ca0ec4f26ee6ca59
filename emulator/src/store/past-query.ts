import type { Document, Query } from '../model';
import { compareDocuments, executeQuery, matches, type DocumentSet, type QueryResult } from '../query';

/** Runs a query over the past: the present documents, but for those that changed since, with their states then. */
export function queryPast(
  set: DocumentSet,
  query: Query,
  states: ReadonlyMap<string, Document | undefined>,
): QueryResult {
  if (states.size === 0) return executeQuery(set, query);
  const { offset, limit } = query;
  // Every changed document can take the place of one that is a result now.
  const wide: Query = { ...query, offset: 0, limit: limit === undefined ? undefined : offset + limit + states.size };
  const unchanged = executeQuery(set, wide).documents.filter((document) => !states.has(document.path));
  const changed = [...states.values()].filter((document) => document !== undefined && matches(wide, document));
  const all = [...unchanged, ...(changed as Document[])].sort(compareDocuments(wide));
  const documents = all.slice(offset, limit === undefined ? undefined : offset + limit);
  return { documents, skipped: Math.min(offset, all.length) };
}
