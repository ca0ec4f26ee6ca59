import type { Document, Query } from '../../../../model';
import { compileQuery, type CompiledQuery } from '../../../../query/compiled';
import type { Change, Database } from '../../../../store/types';
import type { Delta, Departure, View } from './view';

/** The result of a query without limit and offset: each document decides for itself, so nothing needs to be kept. */
export class QueryView implements View {
  private readonly compiled: CompiledQuery;

  constructor(
    private readonly database: Database,
    private readonly query: Query,
  ) {
    this.compiled = compileQuery(query);
  }

  current(): Delta {
    return { present: this.database.runQuery(this.query), gone: [] };
  }

  apply(changes: readonly Change[]): Delta {
    const present: Document[] = [];
    const gone: Departure[] = [];
    for (const { path, before, after } of changes) {
      if (after && this.compiled.matches(after)) present.push(after);
      else if (before && this.compiled.matches(before)) gone.push({ path, document: after });
    }
    return { present, gone };
  }

  replay(changes: readonly Change[]): Delta {
    return this.apply(changes);
  }
}
