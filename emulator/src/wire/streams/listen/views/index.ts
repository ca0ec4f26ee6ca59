import type { Database } from '../../../../store/types';
import type { Interest } from '../routing/routes';
import { canonicalQuery } from './canonical';
import { DocumentView } from './document-view';
import { QueryView } from './query-view';
import type { View } from './view';
import { WindowView } from './window-view';

export type { Delta, Departure, View } from './view';

export function createView(database: Database, interest: Interest): View {
  if ('path' in interest) return new DocumentView(database, interest.path);
  const { query } = interest;
  const windowed = query.limit !== undefined || query.offset > 0;
  return windowed ? new WindowView(database, query) : new QueryView(database, query);
}

/** Interests with the same key can share a view. */
export function viewKey(interest: Interest): string {
  return 'path' in interest ? interest.path : canonicalQuery(interest.query);
}
