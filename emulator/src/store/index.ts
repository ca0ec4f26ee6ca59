import { Clock, wallMicros } from './clock';
import type { MemoryDatabase } from './database';
import { Databases } from './databases';
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
  private readonly known: Databases;
  private readonly listeners = new Set<(database: Database, commit: Commit) => void>();

  constructor(clock: Clock) {
    this.known = new Databases(clock);
  }

  database(project: string, id: string): Database {
    const name = `${project}/${id}`;
    return this.known.find(name) ?? this.follow(this.known.add(name, project, id));
  }

  databases(): Database[] {
    return this.known.all();
  }

  onCommit(listener: (database: Database, commit: Commit) => void): () => void {
    const own: typeof listener = (database, commit) => listener(database, commit);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  private follow(database: MemoryDatabase): MemoryDatabase {
    database.commits.subscribe(({ commit, isSilent }) => {
      if (!isSilent) for (const listener of this.listeners) listener(database, commit);
    });
    return database;
  }
}
