import type { Credentials, MapValue, Write } from '../model';
import { createStore } from '../store';
import type { CommitOptions, CommitResult, Database, Store } from '../store/types';

export const ADMIN: Credentials = { kind: 'admin' };

/** A store whose wall clock stands still until it is moved. */
export class TestStore {
  /** 2026-01-02T03:04:05.678901Z */
  micros = 1_767_323_045_678_901n;
  readonly store: Store = createStore({ now: () => this.micros });
  readonly database: Database = this.store.database('p', '(default)');

  commit(writes: Write[], options: Partial<CommitOptions> = {}): Promise<CommitResult> {
    return this.database.commit(writes, { author: ADMIN, ...options });
  }

  fields(path: string): MapValue | undefined {
    return this.database.get(path)?.fields;
  }

  passMillis(millis: number): void {
    this.micros += BigInt(millis) * 1000n;
  }
}
