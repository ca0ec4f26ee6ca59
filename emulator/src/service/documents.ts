import { randomInt } from 'node:crypto';
import { StatusError, validateCollectionId, validateDocumentId, type Document, type Write } from '../model';
import { projectDocument } from '../query';
import type {
  BatchGetDocumentsRequest,
  BatchGetDocumentsResponse,
  CreateDocumentRequest,
  DeleteDocumentRequest,
  Empty,
  GetDocumentRequest,
  UpdateDocumentRequest,
} from '../wire/messages';
import { authorizeGet, commitAuthorizer } from './authorize';
import type { RequestContext } from './context';
import { isPlain, reading } from './reading';

/** GetDocument. Rules judge before anybody learns whether the document exists. */
export async function getDocument(context: RequestContext, request: GetDocumentRequest): Promise<Document> {
  const { path, mask, consistency } = request;
  const { result } = await reading(context, consistency, (options) => context.database.read(path, options));
  authorizeGet(context, path, result);
  if (!result) throw new StatusError('NOT_FOUND', `Document (${context.database.documentsRoot}/${path}) not found.`);
  return projectDocument(result, mask);
}

/** BatchGetDocuments: one response a distinct name; the first one brings a transaction that was begun. */
export async function batchGetDocuments(
  context: RequestContext,
  { paths, mask, consistency }: BatchGetDocumentsRequest,
): Promise<Iterable<BatchGetDocumentsResponse>> {
  const { database } = context;
  const distinct = paths.length > 1 ? [...new Set(paths)] : paths;
  if (isPlain(consistency)) return answers(distinct.map((path) => authorized(context, path, database.get(path))));
  const { result, transaction } = await reading(context, consistency, async (options) => {
    const documents: (Document | undefined)[] = [];
    for (const path of distinct) documents.push(authorized(context, path, await database.read(path, options)));
    return documents;
  });
  return answers(result, transaction);

  function answers(documents: (Document | undefined)[], begun?: Uint8Array): BatchGetDocumentsResponse[] {
    const readTime = consistency.readTime ?? database.now();
    if (documents.length === 0) return [{ transaction: begun, readTime }];
    return documents.map((document, i) => {
      const transaction = i === 0 ? begun : undefined;
      if (!document) return { missing: distinct[i], transaction, readTime };
      return { found: projectDocument(document, mask), transaction, readTime };
    });
  }
}

function authorized(context: RequestContext, path: string, document: Document | undefined): Document | undefined {
  authorizeGet(context, path, document);
  return document;
}

/** CreateDocument, with an id of 20 letters and digits when none is given. */
export async function createDocument(context: RequestContext, request: CreateDocumentRequest): Promise<Document> {
  const { parent, collectionId, fields, mask } = request;
  validateCollectionId(collectionId);
  const id = request.documentId === '' ? randomId() : request.documentId;
  validateDocumentId(id);
  const path = `${parent === '' ? '' : `${parent}/`}${collectionId}/${id}`;
  return writeAndRead(context, { kind: 'update', path, fields, transforms: [], precondition: { exists: false } }, mask);
}

/** UpdateDocument, which creates the document unless a precondition forbids it. */
export async function updateDocument(context: RequestContext, request: UpdateDocumentRequest): Promise<Document> {
  const { path, fields, updateMask, mask, precondition } = request;
  return writeAndRead(context, { kind: 'update', path, fields, mask: updateMask, transforms: [], precondition }, mask);
}

export async function deleteDocument(context: RequestContext, request: DeleteDocumentRequest): Promise<Empty> {
  const { path, precondition } = request;
  await commitOne(context, { kind: 'delete', path, precondition });
  return {};
}

async function writeAndRead(
  context: RequestContext,
  write: Extract<Write, { kind: 'update' }>,
  mask: GetDocumentRequest['mask'],
): Promise<Document> {
  await commitOne(context, write);
  const document = context.database.get(write.path);
  if (!document) throw new StatusError('ABORTED', 'The document was deleted by another request at once.');
  return projectDocument(document, mask);
}

async function commitOne(context: RequestContext, write: Write): Promise<void> {
  await context.database.commit([write], { author: context.credentials, authorize: commitAuthorizer(context) });
}

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function randomId(): string {
  return Array.from({ length: 20 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]).join('');
}
