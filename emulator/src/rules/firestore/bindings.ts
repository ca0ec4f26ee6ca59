import type { Credentials, Document, Order, Query } from '../../model';
import type { LookUp } from '../evaluator/run';
import type { FirestoreRequest } from '../types';
import type {
  RulesPath} from '../values';
import {
  LimitExceeded,
  serviceCallFailure,
  serviceCallText,
  type RulesMap,
  type RulesValue,
} from '../values';

/** The value of `request`. `resource` is absent for reads and null for deletes; `query` is only there for lists. */
export function requestValue(request: FirestoreRequest, path: RulesPath): RulesMap {
  const value: RulesMap = new Map<string, RulesValue>()
    .set('auth', authValue(request.credentials))
    .set('method', request.method)
    .set('path', path)
    .set('time', request.time);
  if (request.method === 'list') value.set('query', queryValue(request.query));
  else if (request.method !== 'get') value.set('resource', resourceValue(request.requestResource, path));
  return value;
}

/** The value of `resource` and of `get()`: null when there is no document. */
export function resourceValue(document: Document | undefined, path: RulesPath): RulesMap | null {
  if (!document) return null;
  return new Map<string, RulesValue>()
    .set('data', document.fields)
    .set('id', path.segments.at(-1) ?? '')
    .set('__name__', path);
}

/** How the rules of this request see other documents. */
export function documentLookUp({ database, documents, budget }: FirestoreRequest): LookUp {
  return (lookup, path) => {
    const document = documentPath(path, database);
    if (document === undefined) return serviceCallFailure(lookup.name, path);
    if (!budget.charge(`${lookup.state}:${document}`)) throw new LimitExceeded(serviceCallText(lookup.name, path));
    const found = lookup.state === 'before' ? documents.get(document) : documents.getAfter(document);
    return resourceValue(found, path);
  };
}

/** The path relative to the database's documents, or undefined for anything that cannot be a document of it. */
function documentPath({ segments }: RulesPath, database: string): string | undefined {
  const isDocument = segments.length >= 5 && segments.length % 2 === 1;
  if (!isDocument || segments[0] !== 'databases' || segments[1] !== database || segments[2] !== 'documents') {
    return undefined;
  }
  const relative = segments.slice(3);
  return relative.every((segment) => segment !== '' && !segment.includes('/')) ? relative.join('/') : undefined;
}

function authValue(credentials: Exclude<Credentials, { kind: 'admin' }>): RulesMap | null {
  if (credentials.kind === 'anonymous') return null;
  return new Map<string, RulesValue>().set('uid', credentials.uid).set('token', credentials.claims);
}

/** A query without a limit has no `limit`, so that a rule which asks for one refuses it. */
function queryValue(query: Query | undefined): RulesMap {
  const value: RulesMap = new Map<string, RulesValue>()
    .set('offset', BigInt(query?.offset ?? 0))
    .set('orderBy', (query?.orderBy ?? []).map(orderValue));
  if (query?.limit !== undefined) value.set('limit', BigInt(query.limit));
  return value;
}

function orderValue({ field, direction }: Order): RulesMap {
  return new Map<string, RulesValue>().set('fieldPath', field.join('.')).set('direction', direction);
}
