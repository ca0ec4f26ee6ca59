import type { Document, Query } from '../../../../model';
import { compileQuery, type CompiledQuery } from '../../../../query/compiled';
import type { Change, Database } from '../../../../store/types';
import { UNCHANGED, type Delta, type Departure, type View } from './view';

/**
 * How many documents to keep for a window that ends here: half as many again, so that a removal rarely needs the query.
 */
function capacityOf(end: number): number {
  return end + Math.ceil(end / 2) + 2;
}

/**
 * The result of a query with a limit or an offset. Keeps the first documents in order, a few more than are visible, and
 * runs the query again only when too few are left.
 */
export class WindowView implements View {
  private readonly compiled: CompiledQuery;
  private readonly end: number;
  private kept: Document[] = [];
  /** Whether documents may exist beyond the kept ones. */
  private more = false;
  private visible: ReadonlyMap<string, Document> = new Map();

  constructor(
    private readonly database: Database,
    private readonly query: Query,
  ) {
    this.compiled = compileQuery(query);
    this.end = query.limit === undefined ? Infinity : query.offset + query.limit;
    this.load();
    this.visible = this.window();
  }

  current(): Delta {
    return { present: [...this.visible.values()], gone: [] };
  }

  apply(changes: readonly Change[]): Delta {
    for (const change of changes) this.take(change);
    if (this.more && this.kept.length < this.end) this.load();
    const before = this.visible;
    this.visible = this.window();
    const present = [...this.visible.values()].filter((document) => before.get(document.path) !== document);
    const gone: Departure[] = [];
    for (const path of before.keys()) {
      if (!this.visible.has(path)) gone.push({ path, document: this.database.get(path) });
    }
    return present.length + gone.length === 0 ? UNCHANGED : { present, gone };
  }

  /** A document that did not change may have entered or left the window because of others. */
  replay(): undefined {
    return undefined;
  }

  private take({ path, before, after }: Change): void {
    if (before && this.compiled.matches(before)) {
      const index = this.kept.findIndex((document) => document.path === path);
      if (index >= 0) this.kept.splice(index, 1);
    }
    if (!after || !this.compiled.matches(after)) return;
    const index = this.placeOf(after);
    if (index === this.kept.length && this.more) return;
    this.kept.splice(index, 0, after);
    if (this.kept.length > capacityOf(this.end)) {
      this.kept.pop();
      this.more = true;
    }
  }

  /** Index of the first kept document that sorts after this one. */
  private placeOf(document: Document): number {
    let low = 0;
    let high = this.kept.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compiled.compare(this.kept[middle] as Document, document) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private load(): void {
    const limit = this.end === Infinity ? undefined : capacityOf(this.end);
    this.kept = this.database.runQuery({ ...this.query, offset: 0, limit });
    this.more = limit !== undefined && this.kept.length === limit;
  }

  private window(): ReadonlyMap<string, Document> {
    return new Map(this.kept.slice(this.query.offset, this.end).map((document) => [document.path, document]));
  }
}
