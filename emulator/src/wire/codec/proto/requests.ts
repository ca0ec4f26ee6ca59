import {
  StatusError,
  type FieldPath,
  type MapValue,
  type Precondition,
  type Query,
  type Write,
} from '../../../model';
import type {
  BatchGetDocumentsRequest,
  BatchWriteRequest,
  BeginTransactionRequest,
  CommitRequest,
  Consistency,
  CreateDocumentRequest,
  DatabaseName,
  DeleteDocumentRequest,
  GetDocumentRequest,
  ListCollectionIdsRequest,
  ListDocumentsRequest,
  PartitionQueryRequest,
  RollbackRequest,
  RunAggregationQueryRequest,
  RunQueryRequest,
  TransactionOptions,
  UpdateDocumentRequest,
} from '../../messages';
import { documentNamed, parentNamed, pathWithin } from '../names';
import { explainUnsupported } from '../unsupported';
import { nonEmpty, readConsistency, readTransactionOptions } from './consistency';
import { requiredDatabase } from './database';
import { readDocument, readMask, readPrecondition, type RequestDocument } from './document';
import { readAggregationQuery, readQuery } from './query';
import { decodeMessage, readBytes, readFields, readNested, type Reader } from './wire';
import { readWrite } from './write';

export const decodeGetDocument = (bytes: Uint8Array): GetDocumentRequest =>
  decodeMessage(bytes, (reader, end) => {
    let name = '';
    let mask: FieldPath[] | undefined;
    const consistency: Consistency = {};
    readFields(reader, end, (number) => {
      if (number === 1) name = reader.string();
      else if (number === 2) mask = readNested(reader, readMask);
      else return readConsistency(reader, number, { transaction: 3, newTransaction: 0, readTime: 5 }, consistency);
      return true;
    });
    return { ...documentNamed(name), mask, consistency };
  });

export const decodeListDocuments = (bytes: Uint8Array): ListDocumentsRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    const rest = { collectionId: '', pageSize: 0, pageToken: '', orderBy: '', showMissing: false };
    let mask: FieldPath[] | undefined;
    const consistency: Consistency = {};
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) rest.collectionId = reader.string();
      else if (number === 3) rest.pageSize = reader.int32();
      else if (number === 4) rest.pageToken = reader.string();
      else if (number === 6) rest.orderBy = reader.string();
      else if (number === 7) mask = readNested(reader, readMask);
      else if (number === 12) rest.showMissing = reader.bool();
      else return readConsistency(reader, number, { transaction: 8, newTransaction: 0, readTime: 10 }, consistency);
      return true;
    });
    const { database, path } = parentNamed(parent);
    return { database, parent: path, ...rest, mask, consistency };
  });

export const decodeCreateDocument = (bytes: Uint8Array): CreateDocumentRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    let collectionId = '';
    let documentId = '';
    let fields: MapValue = new Map();
    let mask: FieldPath[] | undefined;
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) collectionId = reader.string();
      else if (number === 3) documentId = reader.string();
      else if (number === 4) fields = readNested(reader, readDocument).fields;
      else if (number === 5) mask = readNested(reader, readMask);
      else return false;
      return true;
    });
    const { database, path } = parentNamed(parent);
    return { database, parent: path, collectionId, documentId, fields, mask };
  });

export const decodeUpdateDocument = (bytes: Uint8Array): UpdateDocumentRequest =>
  decodeMessage(bytes, (reader, end) => {
    let document: RequestDocument | undefined;
    let updateMask: FieldPath[] | undefined;
    let mask: FieldPath[] | undefined;
    let precondition: Precondition | undefined;
    readFields(reader, end, (number) => {
      if (number === 1) document = readNested(reader, readDocument);
      else if (number === 2) updateMask = readNested(reader, readMask);
      else if (number === 3) mask = readNested(reader, readMask);
      else if (number === 4) precondition = readNested(reader, readPrecondition);
      else return false;
      return true;
    });
    if (!document) throw new StatusError('INVALID_ARGUMENT', 'A document must be given.');
    return { ...documentNamed(document.name), fields: document.fields, updateMask, mask, precondition };
  });

export const decodeDeleteDocument = (bytes: Uint8Array): DeleteDocumentRequest =>
  decodeMessage(bytes, (reader, end) => {
    let name = '';
    let precondition: Precondition | undefined;
    readFields(reader, end, (number) => {
      if (number === 1) name = reader.string();
      else if (number === 2) precondition = readNested(reader, readPrecondition);
      else return false;
      return true;
    });
    return { ...documentNamed(name), precondition };
  });

export const decodeBatchGetDocuments = (bytes: Uint8Array): BatchGetDocumentsRequest =>
  decodeMessage(bytes, (reader, end) => {
    const database = requiredDatabase(reader, end);
    const paths: string[] = [];
    let mask: FieldPath[] | undefined;
    const consistency: Consistency = {};
    readFields(reader, end, (number) => {
      if (number === 2) paths.push(pathWithin(database, reader.string()));
      else if (number === 3) mask = readNested(reader, readMask);
      else return readConsistency(reader, number, { transaction: 4, newTransaction: 5, readTime: 7 }, consistency);
      return true;
    });
    return { database, paths, mask, consistency };
  });

export const decodeBeginTransaction = (bytes: Uint8Array): BeginTransactionRequest =>
  decodeMessage(bytes, (reader, end) => {
    const database = requiredDatabase(reader, end);
    let options: TransactionOptions = {};
    readFields(reader, end, (number) => {
      if (number !== 2) return false;
      options = readNested(reader, readTransactionOptions);
      return true;
    });
    return { database, options };
  });

const readWriteIn = (database: DatabaseName, reader: Reader): Write =>
  readNested(reader, (inner, end) => readWrite(inner, end, database));

export const decodeCommit = (bytes: Uint8Array): CommitRequest =>
  decodeMessage(bytes, (reader, end) => {
    const request: CommitRequest = { database: requiredDatabase(reader, end), writes: [] };
    readFields(reader, end, (number) => {
      if (number === 2) request.writes.push(readWriteIn(request.database, reader));
      else if (number === 3) request.transaction = nonEmpty(readBytes(reader));
      else return false;
      return true;
    });
    return request;
  });

export const decodeBatchWrite = (bytes: Uint8Array): BatchWriteRequest =>
  decodeMessage(bytes, (reader, end) => {
    const request: BatchWriteRequest = { database: requiredDatabase(reader, end), writes: [] };
    readFields(reader, end, (number) => {
      if (number !== 2) return false;
      request.writes.push(readWriteIn(request.database, reader));
      return true;
    });
    return request;
  });

export const decodeRollback = (bytes: Uint8Array): RollbackRequest =>
  decodeMessage(bytes, (reader, end) => {
    const database = requiredDatabase(reader, end);
    let transaction: Uint8Array = new Uint8Array();
    readFields(reader, end, (number) => {
      if (number !== 2) return false;
      transaction = readBytes(reader);
      return true;
    });
    return { database, transaction };
  });

/** The query of a request, below the parent that the request names. */
function within(parent: string, query: Query | undefined): { database: DatabaseName; query: Query } {
  const { database, path } = parentNamed(parent);
  if (!query) throw new StatusError('INVALID_ARGUMENT', 'A structured query must be given.');
  return { database, query: { ...query, parent: path } };
}

export const decodeRunQuery = (bytes: Uint8Array): RunQueryRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    let query: Query | undefined;
    const consistency: Consistency = {};
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) query = readNested(reader, readQuery);
      else if (number === 10) throw explainUnsupported();
      else return readConsistency(reader, number, { transaction: 5, newTransaction: 6, readTime: 7 }, consistency);
      return true;
    });
    return { ...within(parent, query), consistency };
  });

export const decodeRunAggregationQuery = (bytes: Uint8Array): RunAggregationQueryRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    let aggregation: ReturnType<typeof readAggregationQuery> = { aggregations: [] };
    const consistency: Consistency = {};
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) aggregation = readNested(reader, readAggregationQuery);
      else if (number === 8) throw explainUnsupported();
      else return readConsistency(reader, number, { transaction: 4, newTransaction: 5, readTime: 6 }, consistency);
      return true;
    });
    return { ...within(parent, aggregation.query), aggregations: aggregation.aggregations, consistency };
  });

export const decodePartitionQuery = (bytes: Uint8Array): PartitionQueryRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    let query: Query | undefined;
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) query = readNested(reader, readQuery);
      else return false;
      return true;
    });
    return within(parent, query);
  });

export const decodeListCollectionIds = (bytes: Uint8Array): ListCollectionIdsRequest =>
  decodeMessage(bytes, (reader, end) => {
    let parent = '';
    let pageSize = 0;
    let pageToken = '';
    readFields(reader, end, (number) => {
      if (number === 1) parent = reader.string();
      else if (number === 2) pageSize = reader.int32();
      else if (number === 3) pageToken = reader.string();
      else return false;
      return true;
    });
    const { database, path } = parentNamed(parent);
    return { database, parent: path, pageSize, pageToken };
  });
