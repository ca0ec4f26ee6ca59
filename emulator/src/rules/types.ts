import type { Credentials, Document, MapValue, Query, Timestamp } from '../model';
import type { RulesMap } from './values';

export interface SourceFile {
  name: string;
  content: string;
}

/** In characters: lines and columns count from 1, offsets from 0, and `endOffset` is that of the last one. */
export interface SourcePosition {
  fileName: string;
  line: number;
  column: number;
  currentOffset: number;
  endOffset: number;
}

export interface Issue {
  severity: 'ERROR' | 'WARNING';
  description: string;
  sourcePosition: SourcePosition;
}

export type Method = 'get' | 'list' | 'create' | 'update' | 'delete';

/** The document look-ups of one client request (a whole batch counts as one), cached and limited. */
export interface AccessBudget {
  /** A fresh account for the next operation of the same request: 10 each, 20 for the whole. */
  startOperation(): void;
  /** Takes one access for a document that was not looked up before; false when none is left. */
  charge(document: string): boolean;
}

/** Where `get`, `exists`, `getAfter` and `existsAfter` look. Paths are relative to the database's documents. */
export interface DocumentSource {
  get(path: string): Document | undefined;
  getAfter(path: string): Document | undefined;
}

export interface FirestoreRequest {
  database: string;
  method: Method;
  /** For `list`: absent, the query says where. */
  path?: string;
  query?: Query;
  credentials: Exclude<Credentials, { kind: 'admin' }>;
  time: Timestamp;
  /** Stored document; for `list` ignored (the query makes a synthetic one). */
  resource?: Document;
  /** The document after the write; for create and update. */
  requestResource?: Document;
  documents: DocumentSource;
  budget: AccessBudget;
  project: string;
}

/** The result of one allow statement that was evaluated. */
export interface AllowOutcome {
  line: number;
  column: number;
  outcome: 'allow' | 'deny' | 'error';
  message?: string;
  /** Where the innermost expression stands that failed. */
  failedAt?: SourcePosition;
}

export interface Verdict {
  allowed: boolean;
  /** The text a refused client sees, see security-rules reference, section 14. */
  message: string;
  outcomes: AllowOutcome[];
}

export interface StorageRequest {
  /** `read` and `write` are allowed by statements for all of their methods. */
  method: Method | 'read' | 'write';
  bucket: string;
  /** Segments after the bucket: `['families', 'f1', 'a.pdf']`. */
  object: string[];
  auth: RulesMap | null;
  time: Timestamp;
  resource: RulesMap | null;
  requestResource: RulesMap | null;
  /** Asynchronous Firestore look-up of `firestore.get` and `firestore.exists`; undefined = missing. */
  fetchDocument(path: string): Promise<MapValue | undefined>;
}

export interface Ruleset {
  readonly version: 1 | 2;
  evaluateFirestore(request: FirestoreRequest): Verdict;
  evaluateStorage(request: StorageRequest): Promise<Verdict>;
}

/** `ruleset` is undefined exactly when an issue is an ERROR. */
export interface Compilation {
  ruleset?: Ruleset;
  issues: Issue[];
}
