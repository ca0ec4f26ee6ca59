import type { IncomingMessage } from 'node:http';
import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import { parentNamed } from '../codec/names';
import { answerError, answerJson, answerNotFound } from '../http/answer';
import type { Route } from '../http/server';
import { serveDocument } from './documents';
import { readRequest } from './json-body';
import { VERBS } from './methods';

const API = /^\/v1(?:beta1)?\/(.*)$/s;
const DATABASES = /^projects\/([^/]+)\/databases$/;
const DOCUMENTS = /^(projects\/[^/]+\/databases\/[^/]+\/documents)(?:\/(.*))?$/s;

/** The REST form of the API, `/v1/…`. */
export function createRestRoute(engine: Engine): Route {
  return async (request, response, url) => {
    const resource = API.exec(url.pathname)?.[1];
    if (resource === undefined) return false;
    try {
      const text = await serve(engine, request, resource, url.searchParams);
      if (text === undefined) answerNotFound(response);
      else answerJson(response, text);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      answerError(response, error);
    }
    return true;
  };
}

async function serve(
  engine: Engine,
  request: IncomingMessage,
  resource: string,
  search: URLSearchParams,
): Promise<string | undefined> {
  const project = DATABASES.exec(resource)?.[1];
  if (project !== undefined && request.method === 'GET') return listDatabases(engine, decodeSegments(project));
  if (request.method === 'POST') {
    const colon = resource.lastIndexOf(':');
    const method = VERBS.get(resource.slice(colon + 1));
    if (method) {
      const name = decodeSegments(resource.slice(0, colon));
      const target = parentNamed(name);
      if (target.path !== '' && !method.belowDocuments) return undefined;
      return method.call(engine, await readRequest(request), target, request.headers.authorization);
    }
  }
  const [, root, path = ''] = DOCUMENTS.exec(resource) ?? [];
  if (root === undefined) return undefined;
  return serveDocument(engine, request, decodeSegments(root), decodeSegments(path), search);
}

/** Asked for by the CLI before an export. */
function listDatabases(engine: Engine, project: string): string {
  const ids = engine.store.databases().flatMap((database) => (database.project === project ? [database.id] : []));
  const databases = [...new Set(['(default)', ...ids])].map((id) => ({ name: `projects/${project}/databases/${id}` }));
  return JSON.stringify({ databases });
}

function decodeSegments(path: string): string {
  try {
    return path.split('/').map(decodeURIComponent).join('/');
  } catch {
    throw new StatusError('INVALID_ARGUMENT', 'The URL of the request is not percent-encoded UTF-8.');
  }
}
