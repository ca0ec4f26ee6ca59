import type { Document } from '../model';
import { FieldIndex, NAME_SHAPE, type IndexShape } from './field-index';

/** Shapes beyond this push out the one that was used longest ago, since each costs memory and a little time a write. */
const MAX_INDEXES = 64;

/** Where the current version of a document is found. */
export interface DocumentLookup {
  get(path: string): Document | undefined;
}

/**
 * The documents of a collection, a collection group or a whole database, with the indexes that queries asked for so
 * far.
 */
export class DocumentSet {
  /** All documents by name. */
  readonly names = new FieldIndex(NAME_SHAPE);
  private readonly indexes = new Map<string, FieldIndex>();

  constructor(readonly documents: DocumentLookup) {}

  static of(documents: DocumentLookup, members: Iterable<Document>): DocumentSet {
    const set = new DocumentSet(documents);
    set.names.build(members);
    return set;
  }

  get size(): number {
    return this.names.size;
  }

  /** Follows a change of one document. */
  update(before: Document | undefined, after: Document | undefined): void {
    if (!before || !after) this.names.update(before, after);
    for (const index of this.indexes.values()) index.update(before, after);
  }

  /** The index of a shape, built now if this is its first use. */
  index(shape: IndexShape): FieldIndex {
    if (shape.components.length === 0) return this.names;
    let index = this.indexes.get(shape.key);
    if (index) {
      this.indexes.delete(shape.key);
    } else {
      index = new FieldIndex(shape);
      index.build(this.all());
      if (this.indexes.size >= MAX_INDEXES) this.forgetOldest();
    }
    this.indexes.set(shape.key, index);
    return index;
  }

  /** The documents in name order. */
  *all(): Generator<Document> {
    const cursor = this.names.seek(() => false);
    for (let entry = cursor.next(); entry; entry = cursor.next()) {
      const document = this.documents.get(entry.path);
      if (document) yield document;
    }
  }

  private forgetOldest(): void {
    const [oldest] = this.indexes.keys();
    if (oldest !== undefined) this.indexes.delete(oldest);
  }
}
