import { effort } from './effort';

const CHUNK_CAPACITY = 512;

/**
 * Distinct items in the order of `compare`, in chunks, so that an insertion moves a few hundred slots at most,
 * whatever the size. Positions are valid until the next change.
 */
export class SortedList<T> {
  private readonly chunks: T[][] = [];
  private count = 0;

  constructor(private readonly compare: (a: T, b: T) => number) {}

  /** Makes a list of distinct items that are sorted already. */
  static fromSorted<T>(compare: (a: T, b: T) => number, items: T[]): SortedList<T> {
    const list = new SortedList(compare);
    const filled = CHUNK_CAPACITY / 2;
    for (let i = 0; i < items.length; i += filled) list.chunks.push(items.slice(i, i + filled));
    list.count = items.length;
    return list;
  }

  get size(): number {
    return this.count;
  }

  /** Adds an item; false when an equal one is there. */
  add(item: T): boolean {
    const isBefore = (other: T): boolean => this.compare(other, item) < 0;
    const at = Math.min(this.seekChunk(isBefore), this.chunks.length - 1);
    const chunk = this.chunks[at];
    if (!chunk) {
      this.chunks.push([item]);
    } else {
      const offset = seekOffset(chunk, isBefore);
      if (offset < chunk.length && this.compare(chunk[offset] as T, item) === 0) return false;
      chunk.splice(offset, 0, item);
      if (chunk.length > CHUNK_CAPACITY) this.chunks.splice(at + 1, 0, chunk.splice(CHUNK_CAPACITY / 2));
    }
    this.count++;
    return true;
  }

  /** Removes the item that equals this one; false when there is none. */
  delete(item: T): boolean {
    const isBefore = (other: T): boolean => this.compare(other, item) < 0;
    const at = this.seekChunk(isBefore);
    const chunk = this.chunks[at];
    if (!chunk) return false;
    const offset = seekOffset(chunk, isBefore);
    if (this.compare(chunk[offset] as T, item) !== 0) return false;
    chunk.splice(offset, 1);
    if (chunk.length === 0) this.chunks.splice(at, 1);
    this.count--;
    return true;
  }

  /**
   * The place of the first item that is not before; `isBefore` must hold for a (possibly empty) head of the list
   * only.
   */
  seek(isBefore: (item: T) => boolean): SortedCursor<T> {
    const at = this.seekChunk(isBefore);
    const chunk = this.chunks[at];
    return new SortedCursor(this.chunks, at, chunk ? seekOffset(chunk, isBefore) : 0);
  }

  /** How many items are before, by counting chunks and not items. */
  rank(isBefore: (item: T) => boolean): number {
    const at = this.seekChunk(isBefore);
    let rank = 0;
    for (let i = 0; i < at; i++) rank += this.chunks[i]?.length ?? 0;
    const chunk = this.chunks[at];
    return chunk ? rank + seekOffset(chunk, isBefore) : rank;
  }

  *[Symbol.iterator](): Generator<T> {
    for (const chunk of this.chunks) yield* chunk;
  }

  /** The first chunk whose last item is not before; the number of chunks when all are. */
  private seekChunk(isBefore: (item: T) => boolean): number {
    let low = 0;
    let high = this.chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const chunk = this.chunks[middle] as T[];
      effort.comparisons++;
      if (isBefore(chunk[chunk.length - 1] as T)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A place in a sorted list, from which to walk in both directions. */
export class SortedCursor<T> {
  constructor(
    private readonly chunks: readonly T[][],
    private chunk: number,
    private offset: number,
  ) {}

  /** The item here, then moves to the one after; undefined at the end. */
  next(): T | undefined {
    const items = this.chunks[this.chunk];
    if (!items) return undefined;
    const item = items[this.offset++];
    if (this.offset === items.length) {
      this.chunk++;
      this.offset = 0;
    }
    return item;
  }

  /** Moves to the item before and answers it; undefined at the beginning. */
  previous(): T | undefined {
    if (this.offset === 0) {
      const before = this.chunks[this.chunk - 1];
      if (!before) return undefined;
      this.chunk--;
      this.offset = before.length;
    }
    return this.chunks[this.chunk]?.[--this.offset];
  }
}

/** The first item of a chunk that is not before; its length when all are. */
function seekOffset<T>(chunk: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    effort.comparisons++;
    if (isBefore(chunk[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
