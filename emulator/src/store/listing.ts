import { comparePaths } from '../model';
import type { Collections } from './collections';
import type { ListedDocument, ListingPage } from './types';

/** Lists the documents of some collections in name order; with `showMissing` also those that only have descendants. */
export function listDocuments(
  collections: Collections,
  collectionPaths: readonly string[],
  showMissing: boolean,
  page: ListingPage = {},
): ListedDocument[] {
  const { after = '', limit = Infinity } = page;
  const listed: ListedDocument[] = [];
  for (const collectionPath of collectionPaths) {
    if (listed.length >= limit) break;
    listed.push(...present(collections, collectionPath, after, limit - listed.length));
    if (showMissing) {
      const missing = collections
        .missingIn(collectionPath)
        .filter((path) => after === '' || comparePaths(path, after) > 0);
      listed.push(...missing.map((path) => ({ path })));
    }
  }
  return listed.sort((a, b) => comparePaths(a.path, b.path)).slice(0, limit);
}

function present(collections: Collections, collectionPath: string, after: string, limit: number): ListedDocument[] {
  const set = collections.setOf(collectionPath);
  const listed: ListedDocument[] = [];
  if (!set) return listed;
  const cursor = set.names.seek(({ path }) => after !== '' && comparePaths(path, after) <= 0);
  for (let entry = cursor.next(); entry && listed.length < limit; entry = cursor.next()) {
    listed.push({ path: entry.path, document: collections.get(entry.path) });
  }
  return listed;
}
