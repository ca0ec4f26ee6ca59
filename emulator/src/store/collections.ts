import {
  childPath,
  collectionIdOf,
  collectionPathOf,
  comparePaths,
  compareUtf8,
  parentOf,
  type Document,
  type Query,
} from '../model';
import { DocumentSet } from '../query';
import type { Change } from './types';

/**
 * One collection: it exists as long as it holds a document or one of its (possibly missing) documents has a
 * collection.
 */
interface Collection {
  readonly documents: DocumentSet;
  /** Paths of documents, missing ones too, that have collections. */
  readonly branches: Set<string>;
}

/** The current version of every document of a database, by path, by collection and by collection group. */
export class Collections {
  private readonly documents = new Map<string, Document>();
  private readonly collections = new Map<string, Collection>();
  /** The ids of the collections of each document, and of the root (`''`). */
  private readonly children = new Map<string, Set<string>>();
  /** Groups that were asked for and are not empty, by collection id; `''` is the group of all documents. */
  private readonly groups = new Map<string, DocumentSet>();

  get(path: string): Document | undefined {
    return this.documents.get(path);
  }

  /** Every document, in no particular order. */
  all(): Iterable<Document> {
    return this.documents.values();
  }

  apply({ path, before, after }: Change): void {
    if (after) this.documents.set(path, after);
    else this.documents.delete(path);
    const collectionPath = collectionPathOf(path);
    const collection = this.ensure(collectionPath);
    collection.documents.update(before, after);
    if (this.groups.size > 0) {
      this.updateGroup(collectionIdOf(collectionPath), before, after);
      this.updateGroup('', before, after);
    }
    if (!after) this.prune(collectionPath, collection);
  }

  /** The set of documents among which a query finds its results. */
  setFor({ parent, collectionId, allDescendants }: Query): DocumentSet {
    if (allDescendants || collectionId === '') return this.group(collectionId);
    return this.setOf(childPath(parent, collectionId)) ?? new DocumentSet(this.documents);
  }

  /** The documents of a collection, undefined when it holds none. */
  setOf(collectionPath: string): DocumentSet | undefined {
    return this.collections.get(collectionPath)?.documents;
  }

  /** The ids of a document's collections, sorted. */
  childIds(parent: string): string[] {
    return [...(this.children.get(parent) ?? [])].sort(compareUtf8);
  }

  /** The documents of a collection that are missing but have descendants, sorted by name. */
  missingIn(collectionPath: string): string[] {
    const branches = this.collections.get(collectionPath)?.branches ?? [];
    return [...branches].filter((path) => !this.documents.has(path)).sort(comparePaths);
  }

  /** All documents at and below a path: of a document, of a collection, or `''` for everything. */
  *descendants(path: string): Generator<Document> {
    const document = this.documents.get(path);
    if (document) yield document;
    for (const id of this.children.get(path) ?? []) yield* this.descendants(childPath(path, id));
    const collection = this.collections.get(path);
    if (!collection) return;
    for (const member of collection.documents.all()) if (!collection.branches.has(member.path)) yield member;
    for (const branch of collection.branches) yield* this.descendants(branch);
  }

  private group(collectionId: string): DocumentSet {
    let group = this.groups.get(collectionId);
    if (!group) {
      group = DocumentSet.of(this.documents, this.membersOf(collectionId));
      if (group.size > 0) this.groups.set(collectionId, group);
    }
    return group;
  }

  private updateGroup(collectionId: string, before: Document | undefined, after: Document | undefined): void {
    const group = this.groups.get(collectionId);
    group?.update(before, after);
    if (group?.size === 0) this.groups.delete(collectionId);
  }

  private *membersOf(collectionId: string): Generator<Document> {
    for (const [path, { documents }] of this.collections) {
      if (collectionId === '' || collectionIdOf(path) === collectionId) yield* documents.all();
    }
  }

  private ensure(path: string): Collection {
    let collection = this.collections.get(path);
    if (collection) return collection;
    collection = { documents: new DocumentSet(this.documents), branches: new Set() };
    this.collections.set(path, collection);
    const parent = parentOf(path);
    const siblings = this.children.get(parent);
    if (siblings) {
      siblings.add(collectionIdOf(path));
    } else {
      this.children.set(parent, new Set([collectionIdOf(path)]));
      if (parent !== '') this.ensure(collectionPathOf(parent)).branches.add(parent);
    }
    return collection;
  }

  /** Forgets a collection that became empty, and its ancestors that only existed because of it. */
  private prune(path: string, collection: Collection): void {
    if (collection.documents.size > 0 || collection.branches.size > 0) return;
    this.collections.delete(path);
    const parent = parentOf(path);
    const siblings = this.children.get(parent);
    siblings?.delete(collectionIdOf(path));
    if (siblings?.size !== 0) return;
    this.children.delete(parent);
    if (parent === '') return;
    const outer = collectionPathOf(parent);
    const container = this.collections.get(outer);
    container?.branches.delete(parent);
    if (container) this.prune(outer, container);
  }
}
