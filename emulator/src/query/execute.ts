import type { Document, Query } from '../model';
import { compileQuery, type CompiledQuery } from './compiled';
import type { DocumentSet } from './document-set';
import { effort } from './effort';
import type { IndexEntry } from './field-index';
import type { Plan } from './plan';
import type { SortedCursor } from './sorted-list';

/** In a smaller set it is cheaper to look at every document than to build and keep an index. */
const SMALLEST_INDEXED_SET = 32;

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

/** Documents in query order. */
interface Source {
  next(): Document | undefined;
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
  if (plan.kind === 'scan') return new IndexScan(set, plan);
  const document = set.documents.get(plan.path);
  return fromArray(document && compiled.matches(document) ? [document] : []);
}

/** Walks the runs of an index. */
class IndexScan implements Source {
  private cursor: SortedCursor<IndexEntry> | undefined;
  private run = 0;

  constructor(
    private readonly set: DocumentSet,
    private readonly plan: Extract<Plan, { kind: 'scan' }>,
  ) {}

  next(): Document | undefined {
    const { runs, reversed, residual } = this.plan;
    for (let position = runs[this.run]; position; position = runs[this.run]) {
      this.cursor ??= this.seek();
      const entry = reversed ? this.cursor.previous() : this.cursor.next();
      if (entry && position(entry) === 0) {
        effort.entriesRead++;
        const document = this.set.documents.get(entry.path);
        if (document && (!residual || residual(document))) return document;
      } else {
        this.cursor = undefined;
        this.run++;
      }
    }
    return undefined;
  }

  private seek(): SortedCursor<IndexEntry> {
    const { shape, reversed, runs } = this.plan;
    const position = runs[this.run] as (entry: IndexEntry) => number;
    return this.set.index(shape).seek(reversed ? (entry) => position(entry) <= 0 : (entry) => position(entry) < 0);
  }
}
