import { Clock, wallMicros } from './clock';
import { MemoryDatabase } from './database';
import type { Commit, Database, Store } from './types';

export type * from './types';

export interface StoreOptions {
  /** The wall clock in microseconds since 1970. */
  now?: () => bigint;
}

/** Makes an empty store in memory. */
export function createStore({ now }: StoreOptions = {}): Store {
  return new MemoryStore(new Clock(now ? () => Number(now()) : wallMicros));
}

class MemoryStore implements Store {
  private readonly byName = new Map<string, MemoryDatabase>();
  private readonly listeners = new Set<(database: Database, commit: Commit) => void>();

  constructor(private readonly clock: Clock) {}

  database(project: string, id: string): Database {
    const name = `${project}/${id}`;
    let database = this.byName.get(name);
    if (!database) {
      database = new MemoryDatabase(project, id, this.clock);
      this.byName.set(name, database);
      this.follow(database);
    }
    return database;
  }

  databases(): Database[] {
    return [...this.byName.values()];
  }

  onCommit(listener: (database: Database, commit: Commit) => void): () => void {
    const own: typeof listener = (database, commit) => listener(database, commit);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  private follow(database: MemoryDatabase): void {
    database.commits.subscribe(({ commit, isSilent }) => {
      if (!isSilent) for (const listener of this.listeners) listener(database, commit);
    });
  }
}
