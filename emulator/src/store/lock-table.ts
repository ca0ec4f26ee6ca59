import { collectionIdOf, collectionPathOf, childPath, type Query } from '../model';

/** Something that holds locks; compared by identity. */
export type Holder = object;

/** What a read has seen: a document, or all documents that a query could have found. */
export interface LockScope {
  readonly key: string;
  covers(path: string): boolean;
}

export function documentScope(path: string): LockScope {
  return { key: `document ${path}`, covers: (other) => other === path };
}

/** A query locks its collection, its collection group, or everything when it names no collection. */
export function queryScope({ parent, collectionId, allDescendants }: Query): LockScope {
  if (collectionId === '') return { key: 'group ', covers: () => true };
  if (allDescendants) {
    return { key: `group ${collectionId}`, covers: (path) => collectionIdOf(collectionPathOf(path)) === collectionId };
  }
  const collection = childPath(parent, collectionId);
  return { key: `collection ${collection}`, covers: (path) => collectionPathOf(path) === collection };
}

/** The shared locks of read-write transactions. */
export class LockTable {
  private readonly holders = new Map<string, Set<Holder>>();
  private readonly keysOf = new Map<Holder, Set<string>>();

  get isEmpty(): boolean {
    return this.holders.size === 0;
  }

  acquire(holder: Holder, { key }: LockScope): void {
    const keys = this.keysOf.get(holder) ?? new Set();
    this.keysOf.set(holder, keys.add(key));
    const holders = this.holders.get(key) ?? new Set();
    this.holders.set(key, holders.add(holder));
  }

  holdsAny(holder: Holder): boolean {
    return this.keysOf.has(holder);
  }

  release(holder: Holder): void {
    for (const key of this.keysOf.get(holder) ?? []) {
      const holders = this.holders.get(key);
      holders?.delete(holder);
      if (holders?.size === 0) this.holders.delete(key);
    }
    this.keysOf.delete(holder);
  }

  /** Who must finish before `writer` may change these documents. */
  blockers(paths: Iterable<string>, writer: Holder | undefined): Set<Holder> {
    const blockers = new Set<Holder>();
    if (this.isEmpty) return blockers;
    for (const path of paths) {
      const collection = collectionPathOf(path);
      const keys = [`document ${path}`, `collection ${collection}`, `group ${collectionIdOf(collection)}`, 'group '];
      for (const key of keys) for (const holder of this.holders.get(key) ?? []) blockers.add(holder);
    }
    if (writer) blockers.delete(writer);
    return blockers;
  }
}
