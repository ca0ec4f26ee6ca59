import { collectionIdOf, collectionPathOf, childPath, type Query } from '../../../../model';
import type { Change } from '../../../../store/types';
import { CollectionRoutes } from './collection-routes';

/** What a target looks at: one document, or the result of a query. */
export type Interest = { path: string } | { query: Query };

/**
 * Finds whom a change concerns without asking everybody: by the document's path, and by its collection and the values
 * that queries demand. Whoever is found may still find that its result is untouched.
 */
export class Routes<T> {
  private readonly byDocument = new Map<string, Set<T>>();
  private readonly byCollection = new Map<string, CollectionRoutes<T>>();
  private readonly byGroup = new Map<string, CollectionRoutes<T>>();
  /** Queries over documents of any collection. */
  private readonly kindless = new Set<T>();

  add(interest: Interest, receiver: T): void {
    if ('path' in interest) {
      const receivers = this.byDocument.get(interest.path);
      if (receivers) receivers.add(receiver);
      else this.byDocument.set(interest.path, new Set([receiver]));
    } else if (interest.query.collectionId === '') {
      this.kindless.add(receiver);
    } else {
      const [routes, key] = this.place(interest.query);
      const collection = routes.get(key) ?? new CollectionRoutes<T>();
      routes.set(key, collection);
      collection.add(interest.query.where, receiver);
    }
  }

  remove(interest: Interest, receiver: T): void {
    if ('path' in interest) {
      const receivers = this.byDocument.get(interest.path);
      receivers?.delete(receiver);
      if (receivers?.size === 0) this.byDocument.delete(interest.path);
    } else if (interest.query.collectionId === '') {
      this.kindless.delete(receiver);
    } else {
      const [routes, key] = this.place(interest.query);
      const collection = routes.get(key);
      collection?.remove(interest.query.where, receiver);
      if (collection?.isEmpty) routes.delete(key);
    }
  }

  /** Everybody whom the change may concern, each once. */
  find(change: Change): Set<T> {
    const found = new Set<T>(this.byDocument.get(change.path));
    const collection = collectionPathOf(change.path);
    this.byCollection.get(collection)?.find(change, found);
    this.byGroup.get(collectionIdOf(collection))?.find(change, found);
    for (const receiver of this.kindless) found.add(receiver);
    return found;
  }

  private place(query: Query): [Map<string, CollectionRoutes<T>>, string] {
    if (query.allDescendants) return [this.byGroup, query.collectionId];
    return [this.byCollection, childPath(query.parent, query.collectionId)];
  }
}
