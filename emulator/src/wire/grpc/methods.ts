import { StatusError } from '../../model';
import { batchWrite, beginTransaction, commit, rollback } from '../../service/commits';
import type { RequestContext } from '../../service/context';
import {
  batchGetDocuments,
  createDocument,
  deleteDocument,
  getDocument,
  updateDocument,
} from '../../service/documents';
import type { Engine } from '../../service/engine';
import { listCollectionIds, listDocuments } from '../../service/listing';
import { partitionQuery, runAggregationQuery, runQuery } from '../../service/queries';
import * as proto from '../codec/proto';
import type { DatabaseName } from '../messages';

/** Handles one request: its bytes and its `authorization` in, the bytes of all responses out, encoded when pulled. */
export type CallMethod = (
  engine: Engine,
  request: Uint8Array,
  authorization: string | undefined,
) => Promise<Iterable<Uint8Array>>;

type Decode<Request> = (bytes: Uint8Array) => Request;
type Encode<Response> = (response: Response, root: string) => Uint8Array;

function unary<Request extends { database: DatabaseName }, Response>(
  decode: Decode<Request>,
  handle: (context: RequestContext, request: Request) => Promise<Response> | Response,
  encode: Encode<Response>,
): CallMethod {
  return async (engine, bytes, authorization) => {
    const request = decode(bytes);
    const response = await handle(engine.open(request.database, authorization), request);
    return [encode(response, request.database.root)];
  };
}

function serverStreaming<Request extends { database: DatabaseName }, Response>(
  decode: Decode<Request>,
  handle: (context: RequestContext, request: Request) => Promise<Iterable<Response>>,
  encode: Encode<Response>,
): CallMethod {
  return async (engine, bytes, authorization) => {
    const request = decode(bytes);
    const responses = await handle(engine.open(request.database, authorization), request);
    return encodeEach(responses, encode, request.database.root);
  };
}

function* encodeEach<Response>(
  responses: Iterable<Response>,
  encode: Encode<Response>,
  root: string,
): Iterable<Uint8Array> {
  for (const response of responses) yield encode(response, root);
}

const executePipeline: CallMethod = () => {
  throw new StatusError('INVALID_ARGUMENT', 'ExecutePipeline requires the Database Edition to be `enterprise`.');
};

/** The methods with one request, by name. */
export const CALLS: ReadonlyMap<string, CallMethod> = new Map([
  ['GetDocument', unary(proto.decodeGetDocument, getDocument, proto.encodeDocument)],
  ['ListDocuments', unary(proto.decodeListDocuments, listDocuments, proto.encodeListDocuments)],
  ['CreateDocument', unary(proto.decodeCreateDocument, createDocument, proto.encodeDocument)],
  ['UpdateDocument', unary(proto.decodeUpdateDocument, updateDocument, proto.encodeDocument)],
  ['DeleteDocument', unary(proto.decodeDeleteDocument, deleteDocument, proto.encodeEmpty)],
  [
    'BatchGetDocuments',
    serverStreaming(proto.decodeBatchGetDocuments, batchGetDocuments, proto.encodeBatchGetDocuments),
  ],
  ['BeginTransaction', unary(proto.decodeBeginTransaction, beginTransaction, proto.encodeBeginTransaction)],
  ['Commit', unary(proto.decodeCommit, commit, proto.encodeCommit)],
  ['Rollback', unary(proto.decodeRollback, rollback, proto.encodeEmpty)],
  ['RunQuery', serverStreaming(proto.decodeRunQuery, runQuery, proto.encodeRunQuery)],
  [
    'RunAggregationQuery',
    serverStreaming(proto.decodeRunAggregationQuery, runAggregationQuery, proto.encodeRunAggregationQuery),
  ],
  ['PartitionQuery', unary(proto.decodePartitionQuery, partitionQuery, proto.encodeEmpty)],
  ['ListCollectionIds', unary(proto.decodeListCollectionIds, listCollectionIds, proto.encodeListCollectionIds)],
  ['BatchWrite', unary(proto.decodeBatchWrite, batchWrite, proto.encodeBatchWrite)],
  ['ExecutePipeline', executePipeline],
]);
