import type { Clock } from './clock';
import { MemoryDatabase } from './database';

/** As many are kept whatever they hold: more than sensible clients name. */
const KEPT_ANYWAY = 100;

/** The databases of a store. One that is empty and that nobody uses is forgotten, so that names alone cost no memory. */
export class Databases {
  private readonly byName = new Map<string, WeakRef<MemoryDatabase>>();
  private readonly kept = new Set<MemoryDatabase>();
  private readonly forgotten = new FinalizationRegistry<string>((name) => {
    if (!this.byName.get(name)?.deref()) this.byName.delete(name);
  });
  /** One that is not known has been empty since then, in microseconds. */
  private emptySince: number;

  constructor(private readonly clock: Clock) {
    this.emptySince = clock.now();
  }

  find(name: string): MemoryDatabase | undefined {
    return this.byName.get(name)?.deref();
  }

  add(name: string, project: string, id: string): MemoryDatabase {
    const database = new MemoryDatabase(project, id, this.clock, { keeper: this, emptySince: this.emptySince });
    this.byName.set(name, new WeakRef(database));
    this.forgotten.register(database, name);
    if (this.kept.size < KEPT_ANYWAY) this.kept.add(database);
    return database;
  }

  /** Those that are not forgotten. */
  all(): MemoryDatabase[] {
    return [...this.byName.values()].flatMap((reference) => reference.deref() ?? []);
  }

  /** It holds something. */
  keep(database: MemoryDatabase): void {
    this.kept.add(database);
  }

  /** It holds nothing, not even a past before this time, in microseconds. */
  release(database: MemoryDatabase, micros: number): void {
    this.emptySince = micros;
    if (this.kept.size > KEPT_ANYWAY) this.kept.delete(database);
  }
}
