import type { Document, Query } from '../model';
import { compileQuery, type CompiledQuery } from './compiled';
import type { DocumentSet } from './document-set';
import { countEntries, IndexScan, type Source } from './index-scan';
import type { Access, Plan, ScanPlan } from './plan';

/** In a smaller set it is cheaper to look at every document than to build and keep an index. */
const SMALLEST_INDEXED_SET = 32;

/** Reading a document and sorting it costs about as much as walking past this many. */
const SORTING_FACTOR = 2;

/** The results of a query and how many more its offset skipped. */
export interface QueryResult {
  documents: Document[];
  skipped: number;
}

/** Runs a query over the documents of its collection or group. Throws INVALID_ARGUMENT for one that is invalid. */
export function executeQuery(set: DocumentSet, query: Query): QueryResult {
  const compiled = compileQuery(query);
  const source = set.size < SMALLEST_INDEXED_SET ? scanAll(set, compiled) : merge(set, compiled);
  const { offset, limit = Infinity } = query;
  const documents: Document[] = [];
  let skipped = 0;
  if (limit === 0) return { documents, skipped };
  for (let document = source.next(); document; document = source.next()) {
    if (skipped < offset) skipped++;
    else documents.push(document);
    if (documents.length === limit) break;
  }
  return { documents, skipped };
}

function scanAll(set: DocumentSet, compiled: CompiledQuery): Source {
  const found: Document[] = [];
  for (const document of set.all()) if (compiled.matches(document)) found.push(document);
  return fromArray(found.sort(compiled.compare));
}

function fromArray(documents: Document[]): Source {
  let i = 0;
  return { next: () => documents[i++] };
}

/** Merges the results of the query's disjunctions, each in query order, without duplicates. */
function merge(set: DocumentSet, compiled: CompiledQuery): Source {
  const sources = compiled.plans.map((plan) => sourceOf(set, plan, compiled));
  if (sources.length === 1) return sources[0] as Source;
  const heads = sources.map((source) => source.next());
  const next = (): Document | undefined => {
    let first: Document | undefined;
    for (const head of heads) if (head && (!first || compiled.compare(head, first) < 0)) first = head;
    if (first) {
      heads.forEach((head, i) => {
        if (head === first) heads[i] = sources[i]?.next();
      });
    }
    return first;
  };
  return { next };
}

function sourceOf(set: DocumentSet, plan: Plan, compiled: CompiledQuery): Source {
  if (plan.kind === 'point') {
    const document = set.documents.get(plan.path);
    return fromArray(document && compiled.matches(document) ? [document] : []);
  }
  const shorter = plan.alternatives.length > 0 ? shorterAccess(set, plan, compiled) : undefined;
  return shorter ? sorted(set, shorter, compiled) : new IndexScan(set, plan);
}

/**
 * The alternative that reads much less than the walk in query order, if there is one. A walk that may stop at a limit
 * is expected to read its share, as if the results were spread evenly.
 */
function shorterAccess(set: DocumentSet, plan: ScanPlan, { query }: CompiledQuery): Access | undefined {
  const walk = countEntries(set, plan);
  const wanted = query.limit === undefined ? Infinity : query.offset + query.limit;
  let shortest: Access | undefined;
  let cost = Infinity;
  for (const alternative of plan.alternatives) {
    const count = countEntries(set, alternative);
    const isShorter = count * SORTING_FACTOR < walk * Math.min(1, wanted / count);
    if (isShorter && count < cost) {
      shortest = alternative;
      cost = count;
    }
  }
  return shortest;
}

/** Results that an index holds in another order. */
function sorted(set: DocumentSet, access: Access, compiled: CompiledQuery): Source {
  const scan = new IndexScan(set, { ...access, reversed: false, residual: compiled.matches });
  const found: Document[] = [];
  for (let document = scan.next(); document; document = scan.next()) found.push(document);
  return fromArray(found.sort(compiled.compare));
}
