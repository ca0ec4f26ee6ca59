import type { IncomingMessage } from 'node:http';
import { collectionIdOf, parentOf } from '../../model';
import { createDocument, deleteDocument, getDocument, updateDocument } from '../../service/documents';
import type { Engine } from '../../service/engine';
import { listDocuments } from '../../service/listing';
import * as json from '../codec/json';
import { documentNamed, parentNamed } from '../codec/names';
import type { DatabaseName } from '../messages';
import { readRequest } from './json-body';
import { Parameters } from './parameters';

/**
 * A REST call on a document or collection by its URL. Returns the JSON text of the answer, undefined if there is
 * none.
 */
export async function serveDocument(
  engine: Engine,
  request: IncomingMessage,
  root: string,
  path: string,
  search: URLSearchParams,
): Promise<string | undefined> {
  const parameters = new Parameters(search);
  const { authorization } = request.headers;
  const isDocument = path !== '' && path.split('/').length % 2 === 0;

  switch (`${request.method} ${isDocument ? 'document' : 'collection'}`) {
    case 'GET document': {
      const name = documentNamed(`${root}/${path}`);
      const mask = parameters.mask('mask');
      const context = engine.open(name.database, authorization);
      const document = await getDocument(context, { ...name, mask, consistency: parameters.consistency() });
      return json.encodeDocument(document, root);
    }
    case 'PATCH document': {
      const name = documentNamed(`${root}/${path}`);
      const fields = json.decodeDocumentBody(await readRequest(request));
      const context = engine.open(name.database, authorization);
      const document = await updateDocument(context, {
        ...name,
        fields,
        updateMask: parameters.mask('updateMask'),
        mask: parameters.mask('mask'),
        precondition: parameters.precondition(),
      });
      return json.encodeDocument(document, root);
    }
    case 'DELETE document': {
      const name = documentNamed(`${root}/${path}`);
      const context = engine.open(name.database, authorization);
      await deleteDocument(context, { ...name, precondition: parameters.precondition() });
      return json.encodeEmpty();
    }
    case 'GET collection': {
      const { database, parent, collectionId } = collectionNamed(root, path);
      const context = engine.open(database, authorization);
      const response = await listDocuments(context, {
        database,
        parent,
        collectionId,
        pageSize: parameters.int('pageSize'),
        pageToken: parameters.string('pageToken'),
        orderBy: parameters.string('orderBy'),
        mask: parameters.mask('mask'),
        consistency: parameters.consistency(),
        showMissing: parameters.boolean('showMissing') ?? false,
      });
      return json.encodeListDocuments(response, root);
    }
    case 'POST collection': {
      const { database, parent, collectionId } = collectionNamed(root, path);
      const fields = json.decodeDocumentBody(await readRequest(request));
      const context = engine.open(database, authorization);
      const documentId = parameters.string('documentId');
      const mask = parameters.mask('mask');
      const document = await createDocument(context, { database, parent, collectionId, documentId, fields, mask });
      return json.encodeDocument(document, root);
    }
    default:
      return undefined;
  }
}

/** A collection's parent and id; the root itself has the empty id, which stands for all of its collections. */
function collectionNamed(root: string, path: string): { database: DatabaseName; parent: string; collectionId: string } {
  const parent = parentOf(path);
  const named = parentNamed(parent === '' ? root : `${root}/${parent}`);
  return { database: named.database, parent: named.path, collectionId: collectionIdOf(path) };
}
