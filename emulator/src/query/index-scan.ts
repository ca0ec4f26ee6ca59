import type { Document } from '../model';
import type { DocumentSet } from './document-set';
import { effort } from './effort';
import type { IndexEntry } from './field-index';
import type { Access, ScanPlan } from './plan';
import type { Run } from './run';
import type { SortedCursor } from './sorted-list';

/** Where results come from one by one. */
export interface Source {
  next(): Document | undefined;
}

/** Walks the runs of an index. */
export class IndexScan implements Source {
  private cursor: SortedCursor<IndexEntry> | undefined;
  private run = 0;

  constructor(
    private readonly set: DocumentSet,
    private readonly plan: Access & Pick<ScanPlan, 'reversed' | 'residual'>,
  ) {}

  next(): Document | undefined {
    const { runs, reversed, residual } = this.plan;
    for (let position = runs[this.run]; position; position = runs[this.run]) {
      this.cursor ??= this.begin(position);
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

  private begin(position: Run): SortedCursor<IndexEntry> {
    const { shape, reversed } = this.plan;
    return this.set.index(shape).seek(reversed ? (entry) => position(entry) <= 0 : (entry) => position(entry) < 0);
  }
}

/** How many entries an access would read, found without reading them. */
export function countEntries(set: DocumentSet, { shape, runs }: Access): number {
  const index = set.index(shape);
  let count = 0;
  for (const position of runs) {
    count += index.rank((entry) => position(entry) <= 0) - index.rank((entry) => position(entry) < 0);
  }
  return count;
}
