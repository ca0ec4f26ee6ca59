import type {
  Aggregation,
  Document,
  FieldPath,
  MapValue,
  Precondition,
  Query,
  StatusError,
  Timestamp,
  Write,
  WriteResult,
} from '../model';

/**
 * The requests and responses of google.firestore.v1 in terms of the model: whatever the transport, names are already
 * parsed, and paths are relative to the database's `documents`. Codecs translate to and from protobuf and ProtoJSON.
 */

/** A database as requests name it. Interned: one object for one name. */
export interface DatabaseName {
  readonly project: string;
  readonly id: string;
  /** `projects/P/databases/D` */
  readonly name: string;
  /** `projects/P/databases/D/documents` */
  readonly root: string;
}

export interface TransactionOptions {
  /** Absent for a read-write transaction. */
  readOnly?: { readTime?: Timestamp };
}

/** Which state a read sees: the latest one unless one of these is given. */
export interface Consistency {
  transaction?: Uint8Array;
  readTime?: Timestamp;
  /** Begin a transaction with this read; its id comes with the first response. */
  newTransaction?: TransactionOptions;
}

export interface GetDocumentRequest {
  database: DatabaseName;
  path: string;
  mask?: FieldPath[];
  consistency: Consistency;
}

export interface ListDocumentsRequest {
  database: DatabaseName;
  /** `''` or a document path. */
  parent: string;
  /** `''` for the documents of all collections below the parent. */
  collectionId: string;
  pageSize: number;
  pageToken: string;
  orderBy: string;
  mask?: FieldPath[];
  consistency: Consistency;
  showMissing: boolean;
}

/** A listed entry has no fields and no times when the document is missing and only has descendants. */
export interface ListDocumentsResponse {
  documents: ({ document: Document } | { missing: string })[];
  nextPageToken: string;
}

export interface CreateDocumentRequest {
  database: DatabaseName;
  parent: string;
  collectionId: string;
  /** `''`: the server chooses. */
  documentId: string;
  fields: MapValue;
  mask?: FieldPath[];
}

export interface UpdateDocumentRequest {
  database: DatabaseName;
  path: string;
  fields: MapValue;
  updateMask?: FieldPath[];
  mask?: FieldPath[];
  precondition?: Precondition;
}

export interface DeleteDocumentRequest {
  database: DatabaseName;
  path: string;
  precondition?: Precondition;
}

export interface BatchGetDocumentsRequest {
  database: DatabaseName;
  paths: string[];
  mask?: FieldPath[];
  consistency: Consistency;
}

/** Exactly one of `found` and `missing`, or neither in a message that only brings the transaction. */
export interface BatchGetDocumentsResponse {
  found?: Document;
  missing?: string;
  transaction?: Uint8Array;
  readTime?: Timestamp;
}

export interface BeginTransactionRequest {
  database: DatabaseName;
  options: TransactionOptions;
}

export interface BeginTransactionResponse {
  transaction: Uint8Array;
}

export interface CommitRequest {
  database: DatabaseName;
  writes: Write[];
  transaction?: Uint8Array;
}

export interface CommitResponse {
  writeResults: WriteResult[];
  commitTime: Timestamp;
}

export interface RollbackRequest {
  database: DatabaseName;
  transaction: Uint8Array;
}

export interface RunQueryRequest {
  database: DatabaseName;
  query: Query;
  consistency: Consistency;
}

export interface RunQueryResponse {
  document?: Document;
  transaction?: Uint8Array;
  readTime?: Timestamp;
  skippedResults?: number;
  done?: boolean;
}

export interface RunAggregationQueryRequest {
  database: DatabaseName;
  query: Query;
  aggregations: Aggregation[];
  consistency: Consistency;
}

export interface RunAggregationQueryResponse {
  result?: MapValue;
  transaction?: Uint8Array;
  readTime?: Timestamp;
}

export interface PartitionQueryRequest {
  database: DatabaseName;
  query: Query;
}

export interface ListCollectionIdsRequest {
  database: DatabaseName;
  parent: string;
  pageSize: number;
  pageToken: string;
}

export interface ListCollectionIdsResponse {
  collectionIds: string[];
  nextPageToken: string;
}

export interface BatchWriteRequest {
  database: DatabaseName;
  writes: Write[];
}

/** One entry a write, in order: its result, or why it failed. */
export interface BatchWriteResponse {
  outcomes: (WriteResult | StatusError)[];
}

/** The empty answer of Rollback and DeleteDocument, and of an empty PartitionQuery. */
export type Empty = Record<string, never>;

export interface ListenTarget {
  /** 0: the server chooses. */
  targetId: number;
  /** Document paths of a documents target; else `query` is given. */
  documents?: string[];
  query?: Query;
  resumeToken?: Uint8Array;
  readTime?: Timestamp;
  /** How many documents the client holds for the resume token. */
  expectedCount?: number;
  once: boolean;
}

/** A target that is no valid one: it is told so, and the others of its stream live on. */
export interface InvalidTarget {
  /** 0: the server chooses. */
  targetId: number;
  cause: StatusError;
}

export interface ListenRequest {
  /** The stream's: clients may leave it out after the first request. */
  database: DatabaseName;
  addTarget?: ListenTarget | InvalidTarget;
  removeTarget?: number;
}

export type TargetChangeType = 'NO_CHANGE' | 'ADD' | 'REMOVE' | 'CURRENT' | 'RESET';

export type ListenResponse =
  | {
      kind: 'targetChange';
      change: TargetChangeType;
      /** Empty: all targets of the stream. */
      targetIds: readonly number[];
      cause?: StatusError;
      resumeToken?: Uint8Array;
      readTime?: Timestamp;
    }
  | {
      kind: 'documentChange';
      document: Document;
      targetIds: readonly number[];
      removedTargetIds: readonly number[];
    }
  | { kind: 'documentDelete'; path: string; removedTargetIds: readonly number[]; readTime: Timestamp }
  | { kind: 'documentRemove'; path: string; removedTargetIds: readonly number[]; readTime: Timestamp }
  | { kind: 'filter'; targetId: number; count: number };

export interface WriteRequest {
  /** The stream's: clients leave it out after the first request. */
  database: DatabaseName;
  streamId: string;
  streamToken?: Uint8Array;
  writes: Write[];
}

export interface WriteResponse {
  streamId?: string;
  streamToken: Uint8Array;
  writeResults: WriteResult[];
  commitTime?: Timestamp;
}
