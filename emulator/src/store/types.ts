import type { Aggregation, Credentials, Document, Query, Timestamp, Value, Write, WriteResult } from '../model';

/** One document that a commit changed; `before` is absent for a creation, `after` for a deletion. */
export interface Change {
  readonly path: string;
  readonly before?: Document;
  readonly after?: Document;
}

/** A commit that changed something; no-op writes leave no change. */
export interface Commit {
  readonly time: Timestamp;
  readonly author: Credentials;
  readonly changes: readonly Change[];
}

/** What a commit would do, handed to `authorize` before anything is applied. */
export interface PlannedWrite {
  readonly write: Write;
  /** State before this write, later writes of one commit seeing the earlier ones. */
  readonly before?: Document;
  /** State after this write, masks merged and transforms applied; absent for a delete. */
  readonly after?: Document;
}

export interface CommitPlan {
  readonly requestTime: Timestamp;
  readonly writes: readonly PlannedWrite[];
  /** The document as it will be after the whole commit, for `getAfter`. */
  getAfter(path: string): Document | undefined;
}

export interface CommitOptions {
  author: Credentials;
  /** Throws a StatusError to refuse; runs before preconditions are checked, so that nothing leaks. */
  authorize?: (plan: CommitPlan) => void;
  transaction?: Uint8Array;
}

export interface CommitResult {
  commitTime: Timestamp;
  writeResults: WriteResult[];
}

/** A reader inside or outside of a transaction. `readTime` reads the past, within the history that is kept. */
export interface ReadOptions {
  transaction?: Uint8Array;
  readTime?: Timestamp;
}

/** An entry of a listing; without a document where only descendants exist. */
export interface ListedDocument {
  path: string;
  document?: Document;
}

/** A part of a listing: what comes after a path, `limit` entries at most. */
export interface ListingPage {
  after?: string;
  limit?: number;
}

/** One database of one project. Everything is synchronous but what may have to wait for a transaction's locks. */
export interface Database {
  readonly project: string;
  readonly id: string;
  /** `projects/P/databases/D/documents` */
  readonly documentsRoot: string;
  /** The latest committed version, without locks. */
  get(path: string): Document | undefined;
  /** Transactional or past read; takes locks for a read-write transaction. */
  read(path: string, options: ReadOptions): Promise<Document | undefined>;
  /** Results in query order, cursors, offset and limit applied; not projected. */
  runQuery(query: Query): Document[];
  readQuery(query: Query, options: ReadOptions): Promise<{ documents: Document[]; skipped: number }>;
  aggregate(query: Query, aggregations: Aggregation[], options: ReadOptions): Promise<Map<string, Value>>;
  commit(writes: Write[], options: CommitOptions): Promise<CommitResult>;
  beginTransaction(options: { readOnly?: { readTime?: Timestamp } }): Uint8Array;
  rollback(transaction: Uint8Array): void;
  /** Ids of the collections below `parent` that hold at least one document, sorted. */
  listCollectionIds(parent: string): string[];
  /**
   * Documents of one collection (id `''`: of all below `parent`) in name order; `showMissing` adds paths that only
   * have descendants.
   */
  listDocuments(parent: string, collectionId: string, showMissing: boolean, page?: ListingPage): ListedDocument[];
  /** Every document as of now, for an export. */
  allDocuments(): Document[];
  /**
   * Removes everything below `path` (`''`: all, and the past with it), as one commit for listeners but without events.
   */
  clear(path: string): void;
  /**
   * Puts documents back with their own times, as one commit for listeners but without events; reads of the past end
   * here.
   */
  restore(documents: Iterable<Document>): void;
  /** The time of the last commit or now, never going backwards: a read time for answers. */
  now(): Timestamp;
  /** Changed paths after `time` with their state then, or undefined when the history no longer reaches back. */
  changesSince(time: Timestamp): ReadonlyMap<string, Document | undefined> | undefined;
  /** Called synchronously after each commit, in commit order. */
  onCommit(listener: (commit: Commit) => void): () => void;
}

export interface Store {
  database(project: string, id: string): Database;
  /** Those that hold something, and empty ones that were named and are not forgotten yet. */
  databases(): Database[];
  /** Every database's commits (except `clear`), for the event dispatcher. */
  onCommit(listener: (database: Database, commit: Commit) => void): () => void;
}
