import { StatusError, type Aggregation, type Document, type Query } from '../model';
import { projectDocument } from '../query';
import type {
  Empty,
  PartitionQueryRequest,
  RunAggregationQueryRequest,
  RunAggregationQueryResponse,
  RunQueryRequest,
  RunQueryResponse,
} from '../wire/messages';
import { authorizeList } from './authorize';
import type { RequestContext } from './context';
import { reading } from './reading';

const MAX_AGGREGATIONS = 5;

/** RunQuery: a message a document; the last one says `done`, the first one how many were skipped. */
export async function runQuery(
  context: RequestContext,
  { query, consistency }: RunQueryRequest,
): Promise<Iterable<RunQueryResponse>> {
  const { database } = context;
  authorizeList(context, query);
  const { result, transaction } = await reading(context, consistency, (options) => database.readQuery(query, options));
  const readTime = consistency.readTime ?? database.now();
  return answers(query, result, transaction, readTime);
}

function* answers(
  query: Query,
  { documents, skipped }: { documents: Document[]; skipped: number },
  transaction: Uint8Array | undefined,
  readTime: RunQueryResponse['readTime'],
): Iterable<RunQueryResponse> {
  if (transaction) yield { transaction };
  const last = documents.length - 1;
  if (last < 0) yield { readTime, skippedResults: skipped, done: true };
  for (let i = 0; i <= last; i++) {
    const document = projectDocument(documents[i] as Document, query.select);
    yield { document, readTime, skippedResults: i === 0 ? skipped : 0, done: i === last };
  }
}

/** RunAggregationQuery: one message with all results. */
export async function runAggregationQuery(
  context: RequestContext,
  { query, aggregations, consistency }: RunAggregationQueryRequest,
): Promise<Iterable<RunAggregationQueryResponse>> {
  const { database } = context;
  const named = withAliases(aggregations);
  authorizeList(context, query);
  const { result, transaction } = await reading(context, consistency, (options) =>
    database.aggregate(query, named, options),
  );
  const answer: RunAggregationQueryResponse = { result, readTime: consistency.readTime ?? database.now() };
  return transaction ? [{ transaction }, answer] : [answer];
}

/** Aggregations without an alias are called `field_1`, `field_2`… */
function withAliases(aggregations: Aggregation[]): Aggregation[] {
  if (aggregations.length === 0) throw new StatusError('INVALID_ARGUMENT', 'At least one aggregation is required.');
  if (aggregations.length > MAX_AGGREGATIONS) {
    throw new StatusError('INVALID_ARGUMENT', `The maximum number of aggregations in a query is ${MAX_AGGREGATIONS}, not ${aggregations.length}.`);
  }
  let unnamed = 0;
  const named = aggregations.map((each) => (each.alias === '' ? { ...each, alias: `field_${++unnamed}` } : each));
  if (new Set(named.map((each) => each.alias)).size < named.length) {
    throw new StatusError('INVALID_ARGUMENT', 'Aggregation aliases must be unique.');
  }
  return named;
}

/** PartitionQuery: one partition, which is said by no split point; clients then run the query as a whole. */
export function partitionQuery(context: RequestContext, { query }: PartitionQueryRequest): Empty {
  authorizeList(context, query);
  return {};
}
