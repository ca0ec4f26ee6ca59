import { batchWrite, beginTransaction, commit, rollback } from '../../service/commits';
import type { RequestContext } from '../../service/context';
import { batchGetDocuments } from '../../service/documents';
import type { Engine } from '../../service/engine';
import { listCollectionIds } from '../../service/listing';
import { partitionQuery, runAggregationQuery, runQuery } from '../../service/queries';
import * as json from '../codec/json';
import type { UrlTarget } from '../codec/json/requests';

/** Handles a POST to a name with a verb (`…/documents:commit`): its parsed body in, the JSON text of the answer out. */
export interface VerbMethod {
  /** Whether the URL may name a document instead of the root. */
  belowDocuments: boolean;
  call(engine: Engine, body: unknown, target: UrlTarget, authorization: string | undefined): Promise<string>;
}

type Decode<Request> = (body: unknown, target: UrlTarget) => Request;
type Encode<Response> = (response: Response, root: string) => string;

function unary<Request, Response>(
  decode: Decode<Request>,
  handle: (context: RequestContext, request: Request) => Promise<Response> | Response,
  encode: Encode<Response>,
  belowDocuments = false,
): VerbMethod {
  return {
    belowDocuments,
    async call(engine, body, target, authorization) {
      const request = decode(body, target);
      return encode(await handle(engine.open(target.database, authorization), request), target.database.root);
    },
  };
}

/** What streams over gRPC is an array of messages here. */
function listed<Request, Response>(
  decode: Decode<Request>,
  handle: (context: RequestContext, request: Request) => Promise<Iterable<Response>>,
  encode: Encode<Response>,
  belowDocuments = false,
): VerbMethod {
  return unary(
    decode,
    handle,
    (responses, root) => `[${Array.from(responses, (response) => encode(response, root)).join(',')}]`,
    belowDocuments,
  );
}

export const VERBS: ReadonlyMap<string, VerbMethod> = new Map([
  ['batchGet', listed(json.decodeBatchGetDocuments, batchGetDocuments, json.encodeBatchGetDocuments)],
  ['commit', unary(json.decodeCommit, commit, json.encodeCommit)],
  ['beginTransaction', unary(json.decodeBeginTransaction, beginTransaction, json.encodeBeginTransaction)],
  ['rollback', unary(json.decodeRollback, rollback, json.encodeEmpty)],
  ['batchWrite', unary(json.decodeBatchWrite, batchWrite, json.encodeBatchWrite)],
  ['runQuery', listed(json.decodeRunQuery, runQuery, json.encodeRunQuery, true)],
  [
    'runAggregationQuery',
    listed(json.decodeRunAggregationQuery, runAggregationQuery, json.encodeRunAggregationQuery, true),
  ],
  ['listCollectionIds', unary(json.decodeListCollectionIds, listCollectionIds, json.encodeListCollectionIds, true)],
  ['partitionQuery', unary(json.decodePartitionQuery, partitionQuery, json.encodeEmpty, true)],
]);
