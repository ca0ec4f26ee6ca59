import type { Document } from '../../../../model';
import type { Change, Database } from '../../../../store/types';
import { UNCHANGED, type Delta, type View } from './view';

/** One document by its path. A missing one is reported as gone. */
export class DocumentView implements View {
  constructor(
    private readonly database: Database,
    private readonly path: string,
  ) {}

  current(): Delta {
    return this.delta(this.database.get(this.path));
  }

  apply(changes: readonly Change[]): Delta {
    const change = changes.find(({ path }) => path === this.path);
    return change ? this.delta(change.after) : UNCHANGED;
  }

  replay(changes: readonly Change[]): Delta {
    return this.apply(changes);
  }

  private delta(document: Document | undefined): Delta {
    return document ? { present: [document], gone: [] } : { present: [], gone: [{ path: this.path }] };
  }
}
