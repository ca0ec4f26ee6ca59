import {
  parseFieldPath,
  Reference,
  StatusError,
  validateCollectionId,
  type Document,
  type Order,
  type Query,
} from '../model';
import { projectDocument } from '../query';
import type {
  ListCollectionIdsRequest,
  ListCollectionIdsResponse,
  ListDocumentsRequest,
  ListDocumentsResponse,
} from '../wire/messages';
import { authorizeList, requireAdmin } from './authorize';
import type { RequestContext } from './context';
import { reading } from './reading';

const DEFAULT_PAGE_SIZE = 100;
const METADATA_REFUSAL = 'Metadata operations require admin authentication.';

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);

function checkPageSize(pageSize: number): void {
  if (pageSize < 0) throw invalid('Page size must be nonnegative.');
}

/** ListDocuments. As in production a full page has a next token, even if nothing follows. */
export async function listDocuments(
  context: RequestContext,
  request: ListDocumentsRequest,
): Promise<ListDocumentsResponse> {
  checkPageSize(request.pageSize);
  if (request.showMissing) return listWithMissing(context, request);
  const query = listQuery(context, request);
  authorizeList(context, query);
  const { result } = await reading(context, request.consistency, (options) =>
    context.database.readQuery(query, options),
  );
  const documents = result.documents.map((document) => ({ document: projectDocument(document, request.mask) }));
  return { documents, nextPageToken: nextToken(request, result.documents, query) };
}

/** In name order a token is the last path of the page; in another order it is how many came before. */
function listQuery({ database }: RequestContext, request: ListDocumentsRequest): Query {
  const { parent, collectionId, pageToken } = request;
  if (collectionId !== '') validateCollectionId(collectionId);
  const limit = request.pageSize || DEFAULT_PAGE_SIZE;
  const orderBy = parseOrderBy(request.orderBy);
  const query: Query = { parent, collectionId, allDescendants: false, orderBy, limit, offset: 0 };
  if (pageToken === '') return query;
  const position = decodeToken(pageToken);
  if (orderBy.length > 0) return { ...query, offset: parseOffset(position) };
  const last = new Reference(`${database.documentsRoot}/${position}`);
  const byName: Order = { field: ['__name__'], direction: 'ASCENDING' };
  return { ...query, orderBy: [byName], startAt: { values: [last], before: false } };
}

function nextToken({ orderBy }: ListDocumentsRequest, documents: Document[], query: Query): string {
  const last = documents.at(-1);
  if (!last || documents.length < (query.limit ?? 0)) return '';
  return encodeToken(orderBy === '' ? last.path : String(query.offset + documents.length));
}

/** `a, b.c desc`. */
function parseOrderBy(text: string): Order[] {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const [, path = '', direction = 'asc'] = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (path === '') throw invalid(`Invalid order_by "${text}".`);
    const descending = direction.toLowerCase() === 'desc';
    return { field: parseFieldPath(path), direction: descending ? 'DESCENDING' : 'ASCENDING' };
  });
}

function listWithMissing(
  { database, credentials }: RequestContext,
  request: ListDocumentsRequest,
): ListDocumentsResponse {
  requireAdmin(credentials, METADATA_REFUSAL);
  const { parent, collectionId, orderBy, mask } = request;
  if (collectionId === '') throw invalid('collection id must be set when show_missing is true');
  if (orderBy !== '') throw invalid('cannot specify an order when show_missing is true');
  validateCollectionId(collectionId);
  const limit = request.pageSize || DEFAULT_PAGE_SIZE;
  const after = request.pageToken === '' ? undefined : decodeToken(request.pageToken);
  const page = database.listDocuments(parent, collectionId, true, { after, limit });
  return {
    documents: page.map(({ path, document }) =>
      document ? { document: projectDocument(document, mask) } : { missing: path },
    ),
    nextPageToken: page.length === limit ? encodeToken(page.at(-1)?.path ?? '') : '',
  };
}

/** ListCollectionIds, sorted. */
export function listCollectionIds(
  { database, credentials }: RequestContext,
  { parent, pageSize, pageToken }: ListCollectionIdsRequest,
): ListCollectionIdsResponse {
  requireAdmin(credentials, METADATA_REFUSAL);
  checkPageSize(pageSize);
  const ids = database.listCollectionIds(parent);
  const start = pageToken === '' ? 0 : parseOffset(decodeToken(pageToken));
  const end = pageSize === 0 ? ids.length : start + pageSize;
  return { collectionIds: ids.slice(start, end), nextPageToken: end < ids.length ? encodeToken(String(end)) : '' };
}

function encodeToken(position: string): string {
  return Buffer.from(position).toString('base64url');
}

function decodeToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}

function parseOffset(position: string): number {
  if (!/^\d+$/.test(position)) throw invalid('Invalid page token.');
  return Number(position);
}
