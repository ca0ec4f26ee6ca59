import {
  childPath,
  StatusError,
  type Aggregation,
  type Document,
  type Query,
  type Timestamp,
  type Value,
  type Write,
} from '../model';
import { aggregateDocuments, checkQuery, executeQuery } from '../query';
import { toMicros, toTimestamp, requestTimeOf, type Clock } from './clock';
import { Collections } from './collections';
import { Feed } from './feed';
import { History } from './history';
import { listDocuments } from './listing';
import { documentScope, queryScope } from './lock-table';
import { queryPast } from './past-query';
import { WritePlan } from './plan';
import { Transactions, type Transaction } from './transactions';
import type {
  Change,
  Commit,
  CommitOptions,
  CommitResult,
  Database,
  ListedDocument,
  ListingPage,
  ReadOptions,
} from './types';

/** A commit for listeners; `isSilent` ones raise no events. */
export interface Published {
  readonly commit: Commit;
  readonly isSilent: boolean;
}

/** Whoever wants to know whether a database holds something. */
export interface Keeper {
  keep(database: MemoryDatabase): void;
  /** From this time on, in microseconds, it is empty and has no past. */
  release(database: MemoryDatabase, micros: number): void;
}

/** A database in memory. */
export class MemoryDatabase implements Database {
  readonly documentsRoot: string;
  readonly commits = new Feed<Published>();
  private readonly collections = new Collections();
  private readonly history: History;
  private readonly keeper: Keeper;
  /** Their timers lead here: the database is not forgotten while one runs. */
  private readonly transactions: Transactions = new Transactions((late) => this.transactions.finish(late));

  constructor(
    readonly project: string,
    readonly id: string,
    private readonly clock: Clock,
    { keeper, emptySince }: { keeper: Keeper; emptySince: number },
  ) {
    this.documentsRoot = `projects/${project}/databases/${id}/documents`;
    this.keeper = keeper;
    this.history = new History(emptySince);
  }

  get(path: string): Document | undefined {
    return this.collections.get(path);
  }

  async read(path: string, options: ReadOptions): Promise<Document | undefined> {
    const transaction = this.transactionOf(options);
    const micros = this.pastOf(options, transaction);
    if (micros !== undefined) {
      const states = this.statesAt(micros);
      return states.has(path) ? states.get(path) : this.get(path);
    }
    if (transaction) await this.transactions.lock(transaction, documentScope(path));
    return this.get(path);
  }

  runQuery(query: Query): Document[] {
    return executeQuery(this.collections.setFor(query), query).documents;
  }

  async readQuery(query: Query, options: ReadOptions): Promise<{ documents: Document[]; skipped: number }> {
    checkQuery(query);
    const transaction = this.transactionOf(options);
    const micros = this.pastOf(options, transaction);
    const set = this.collections.setFor(query);
    if (micros !== undefined) return queryPast(set, query, this.statesAt(micros));
    if (!transaction) return executeQuery(set, query);
    await this.transactions.lock(transaction, queryScope(query));
    return executeQuery(this.collections.setFor(query), query);
  }

  async aggregate(query: Query, aggregations: Aggregation[], options: ReadOptions): Promise<Map<string, Value>> {
    const { documents } = await this.readQuery(query, options);
    return aggregateDocuments(documents, aggregations);
  }

  async commit(writes: Write[], options: CommitOptions): Promise<CommitResult> {
    const transaction = options.transaction && this.transactions.use(options.transaction);
    try {
      if (transaction?.readMicros !== undefined && writes.length > 0) {
        throw new StatusError('INVALID_ARGUMENT', 'Cannot modify entities in a read-only transaction.');
      }
      const changed = writes.filter(({ kind }) => kind !== 'verify').map(({ path }) => path);
      if (this.transactions.mayChange(changed, transaction)) return this.commitNow(writes, options);
      return await this.transactions.change(changed, transaction, () => this.commitNow(writes, options));
    } finally {
      if (transaction) this.transactions.finish(transaction);
    }
  }

  beginTransaction({ readOnly }: { readOnly?: { readTime?: Timestamp } }): Uint8Array {
    if (!readOnly) return this.transactions.begin(undefined).id;
    const micros = readOnly.readTime ? this.checkedReadTime(readOnly.readTime) : this.clock.now();
    return this.transactions.begin(micros).id;
  }

  rollback(transaction: Uint8Array): void {
    this.transactions.rollback(transaction);
  }

  listCollectionIds(parent: string): string[] {
    return this.collections.childIds(parent);
  }

  listDocuments(parent: string, collectionId: string, showMissing: boolean, page?: ListingPage): ListedDocument[] {
    const ids = collectionId === '' ? this.collections.childIds(parent) : [collectionId];
    return listDocuments(
      this.collections,
      ids.map((id) => childPath(parent, id)),
      showMissing,
      page,
    );
  }

  allDocuments(): Document[] {
    return [...this.collections.all()];
  }

  clear(path: string): void {
    const changes = [...this.collections.descendants(path)].map((before): Change => ({ path: before.path, before }));
    const micros = this.clock.tick();
    this.apply(micros, { time: toTimestamp(micros), author: { kind: 'admin' }, changes }, true);
    if (path !== '') return;
    this.history.reset(micros);
    this.keeper.release(this, micros);
  }

  restore(documents: Iterable<Document>): void {
    const changes: Change[] = [];
    for (const after of documents) {
      this.clock.advanceTo(toMicros(after.updateTime));
      changes.push({ path: after.path, before: this.get(after.path), after });
    }
    const micros = this.clock.tick();
    this.apply(micros, { time: toTimestamp(micros), author: { kind: 'admin' }, changes }, true);
    this.history.reset(micros);
  }

  now(): Timestamp {
    return toTimestamp(this.clock.now());
  }

  changesSince(time: Timestamp): ReadonlyMap<string, Document | undefined> | undefined {
    return this.history.statesAt(toMicros(time));
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    return this.commits.subscribe(({ commit }) => listener(commit));
  }

  /** Plans, judges, checks and applies in one turn, so that nothing can come between. */
  private commitNow(writes: Write[], { author, authorize }: CommitOptions): CommitResult {
    const micros = this.clock.tick();
    const time = toTimestamp(micros);
    const plan = new WritePlan(this.collections, writes, requestTimeOf(micros), time);
    authorize?.(plan);
    plan.checkPreconditions((path) => `${this.documentsRoot}/${path}`);
    const changes = plan.changes();
    const writeResults = plan.results();
    this.apply(micros, { time, author, changes }, false);
    return { commitTime: time, writeResults };
  }

  private apply(micros: number, commit: Commit, isSilent: boolean): void {
    if (commit.changes.length === 0) return;
    for (const change of commit.changes) this.collections.apply(change);
    this.history.record(micros, commit.changes);
    this.keeper.keep(this);
    this.commits.publish({ commit, isSilent });
  }

  private transactionOf({ transaction }: ReadOptions): Transaction | undefined {
    return transaction && this.transactions.use(transaction);
  }

  /** The time in the past that a read asks for, undefined for the present. */
  private pastOf({ readTime }: ReadOptions, transaction: Transaction | undefined): number | undefined {
    if (transaction) return transaction.readMicros;
    return readTime && this.checkedReadTime(readTime);
  }

  private checkedReadTime(time: Timestamp): number {
    const micros = toMicros(time);
    if (micros > this.clock.now()) throw new StatusError('INVALID_ARGUMENT', 'The read time is in the future.');
    return micros;
  }

  private statesAt(micros: number): ReadonlyMap<string, Document | undefined> {
    const states = this.history.statesAt(micros);
    if (!states) throw new StatusError('FAILED_PRECONDITION', 'The requested snapshot version is too old.');
    return states;
  }
}
