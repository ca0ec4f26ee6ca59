import type { MapValue, Query } from '../../../model';
import type {
  BatchGetDocumentsRequest,
  BatchWriteRequest,
  BeginTransactionRequest,
  CommitRequest,
  Consistency,
  DatabaseName,
  ListCollectionIdsRequest,
  PartitionQueryRequest,
  RollbackRequest,
  RunAggregationQueryRequest,
  RunQueryRequest,
  TransactionOptions,
} from '../../messages';
import { pathWithin } from '../names';
import { explainUnsupported } from '../unsupported';
import { readDocument, readMask } from './document';
import { invalidPayload, JsonFields, readString } from './fields';
import { readAggregationQuery, readQuery } from './query';
import { readTimestamp } from './timestamp';
import { readWrite } from './write';

/** What the URL of a REST call names: a database, and a document in it or `''`. A name in the body is ignored. */
export interface UrlTarget {
  database: DatabaseName;
  path: string;
}

type ConsistencyField = 'transaction' | 'newTransaction' | 'readTime';
const CONSISTENCY = ['transaction', 'newTransaction', 'readTime'] as const;

function readConsistency(fields: JsonFields<ConsistencyField>): Consistency {
  const consistency: Consistency = {};
  const transaction = fields.bytes('transaction');
  const newTransaction = fields.optional('newTransaction', readTransactionOptions);
  const readTime = fields.optional('readTime', readTimestamp);
  if (transaction && transaction.length > 0) consistency.transaction = transaction;
  if (newTransaction) consistency.newTransaction = newTransaction;
  if (readTime) consistency.readTime = readTime;
  return consistency;
}

function readTransactionOptions(json: unknown): TransactionOptions {
  const options = new JsonFields(json, 'TransactionOptions', ['readOnly', 'readWrite']);
  const readOnly = options.optional('readOnly', (mode) => {
    const readTime = new JsonFields(mode, 'ReadOnly', ['readTime']).optional('readTime', readTimestamp);
    return readTime ? { readTime } : {};
  });
  return readOnly ? { readOnly } : {};
}

/** The fields of the document that CreateDocument and UpdateDocument have as their body. */
export function decodeDocumentBody(json: unknown): MapValue {
  return readDocument(json).fields;
}

export function decodeBatchGetDocuments(json: unknown, { database }: UrlTarget): BatchGetDocumentsRequest {
  const fields = new JsonFields(json, 'BatchGetDocumentsRequest', ['database', 'documents', 'mask', ...CONSISTENCY]);
  return {
    database,
    paths: fields.list('documents', (name) => pathWithin(database, readString(name))),
    mask: fields.optional('mask', readMask),
    consistency: readConsistency(fields),
  };
}

export function decodeBeginTransaction(json: unknown, { database }: UrlTarget): BeginTransactionRequest {
  const fields = new JsonFields(json, 'BeginTransactionRequest', ['database', 'options']);
  return { database, options: fields.optional('options', readTransactionOptions) ?? {} };
}

export function decodeCommit(json: unknown, { database }: UrlTarget): CommitRequest {
  const fields = new JsonFields(json, 'CommitRequest', ['database', 'writes', 'transaction']);
  const request: CommitRequest = { database, writes: fields.list('writes', (write) => readWrite(write, database)) };
  const transaction = fields.bytes('transaction');
  if (transaction && transaction.length > 0) request.transaction = transaction;
  return request;
}

export function decodeBatchWrite(json: unknown, { database }: UrlTarget): BatchWriteRequest {
  const fields = new JsonFields(json, 'BatchWriteRequest', ['database', 'writes', 'labels']);
  return { database, writes: fields.list('writes', (write) => readWrite(write, database)) };
}

export function decodeRollback(json: unknown, { database }: UrlTarget): RollbackRequest {
  const fields = new JsonFields(json, 'RollbackRequest', ['database', 'transaction']);
  return { database, transaction: fields.bytes('transaction') ?? new Uint8Array() };
}

export function decodeRunQuery(json: unknown, { database, path }: UrlTarget): RunQueryRequest {
  const allowed = ['parent', 'structuredQuery', 'explainOptions', ...CONSISTENCY] as const;
  const fields = new JsonFields(json, 'RunQueryRequest', allowed);
  if (fields.has('explainOptions')) throw explainUnsupported();
  const query = required(fields.optional('structuredQuery', (structured) => readQuery(structured, path)));
  return { database, query, consistency: readConsistency(fields) };
}

export function decodeRunAggregationQuery(json: unknown, { database, path }: UrlTarget): RunAggregationQueryRequest {
  const allowed = ['parent', 'structuredAggregationQuery', 'explainOptions', ...CONSISTENCY] as const;
  const fields = new JsonFields(json, 'RunAggregationQueryRequest', allowed);
  if (fields.has('explainOptions')) throw explainUnsupported();
  const aggregation = fields.optional('structuredAggregationQuery', (query) => readAggregationQuery(query, path));
  return {
    database,
    query: required(aggregation?.query),
    aggregations: aggregation?.aggregations ?? [],
    consistency: readConsistency(fields),
  };
}

export function decodePartitionQuery(json: unknown, { database, path }: UrlTarget): PartitionQueryRequest {
  const allowed = ['parent', 'structuredQuery', 'partitionCount', 'pageToken', 'pageSize', 'readTime'] as const;
  const fields = new JsonFields(json, 'PartitionQueryRequest', allowed);
  return { database, query: required(fields.optional('structuredQuery', (query) => readQuery(query, path))) };
}

function required(query: Query | undefined): Query {
  if (!query) throw invalidPayload('A structured query must be given.');
  return query;
}

export function decodeListCollectionIds(json: unknown, { database, path }: UrlTarget): ListCollectionIdsRequest {
  const allowed = ['parent', 'pageSize', 'pageToken', 'readTime'] as const;
  const fields = new JsonFields(json, 'ListCollectionIdsRequest', allowed);
  const pageSize = fields.int('pageSize') ?? 0;
  return { database, parent: path, pageSize, pageToken: fields.string('pageToken') };
}
