import {
  comparePaths,
  compareValues,
  getField,
  valuesEqual,
  type Document,
  type FieldPath,
  type Value,
} from '../model';
import { SortedList, type SortedCursor } from './sorted-list';

/** One field of an index; `contains` makes an entry for each distinct element of the field's array. */
export interface Component {
  readonly field: FieldPath;
  readonly kind: 'ascending' | 'descending' | 'contains';
}

/** What an index is sorted by: its components, then the documents' names. */
export interface IndexShape {
  /** Tells shapes apart. */
  readonly key: string;
  readonly components: readonly Component[];
  readonly nameSign: 1 | -1;
}

export interface IndexEntry {
  /** One value a component. */
  readonly values: readonly Value[];
  readonly path: string;
}

/** The index of all documents by name alone. */
export const NAME_SHAPE: IndexShape = { key: '', components: [], nameSign: 1 };

/** A sorted index over some documents; it holds those that have all of its fields. */
export class FieldIndex {
  private entries: SortedList<IndexEntry>;

  constructor(private readonly shape: IndexShape) {
    this.entries = new SortedList(comparatorOf(shape));
  }

  /** Documents in the index, or more where arrays make several entries. */
  get size(): number {
    return this.entries.size;
  }

  /** Replaces the contents at once, which is faster than adding documents one by one. */
  build(documents: Iterable<Document>): void {
    const entries: IndexEntry[] = [];
    for (const document of documents) entries.push(...this.entriesOf(document));
    const compare = comparatorOf(this.shape);
    this.entries = SortedList.fromSorted(compare, entries.sort(compare));
  }

  /** Follows a change of one document; nothing happens when it leaves the indexed fields alone. */
  update(before: Document | undefined, after: Document | undefined): void {
    if (before && after && this.agrees(before, after)) return;
    if (before) for (const entry of this.entriesOf(before)) this.entries.delete(entry);
    if (after) for (const entry of this.entriesOf(after)) this.entries.add(entry);
  }

  /** The first entry that is not before. */
  seek(isBefore: (entry: IndexEntry) => boolean): SortedCursor<IndexEntry> {
    return this.entries.seek(isBefore);
  }

  /** How many entries are before. */
  rank(isBefore: (entry: IndexEntry) => boolean): number {
    return this.entries.rank(isBefore);
  }

  private agrees(a: Document, b: Document): boolean {
    return this.shape.components.every(({ field }) => {
      const x = getField(a.fields, field);
      const y = getField(b.fields, field);
      return x === y || (x !== undefined && y !== undefined && valuesEqual(x, y));
    });
  }

  private entriesOf({ path, fields }: Document): IndexEntry[] {
    let tuples: Value[][] = [[]];
    for (const { field, kind } of this.shape.components) {
      const value = getField(fields, field);
      if (value === undefined) return [];
      if (kind !== 'contains') {
        for (const tuple of tuples) tuple.push(value);
      } else {
        if (!Array.isArray(value)) return [];
        tuples = tuples.flatMap((tuple) => distinct(value).map((element) => [...tuple, element]));
      }
    }
    return tuples.map((values) => ({ values, path }));
  }
}

function distinct(array: readonly Value[]): Value[] {
  return [...array]
    .sort(compareValues)
    .filter((value, i, sorted) => i === 0 || !valuesEqual(value, sorted[i - 1] as Value));
}

function comparatorOf({ components, nameSign }: IndexShape): (a: IndexEntry, b: IndexEntry) => number {
  const signs = components.map(({ kind }) => (kind === 'descending' ? -1 : 1));
  return (a, b) => {
    for (let i = 0; i < signs.length; i++) {
      const difference = compareValues(a.values[i] as Value, b.values[i] as Value);
      if (difference !== 0) return difference * (signs[i] as number);
    }
    return comparePaths(a.path, b.path) * nameSign;
  };
}
