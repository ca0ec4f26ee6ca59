import type { WindowCoverage, WindowState } from '../route';
import type { Place } from './place';
import type { JsonFields } from './values';

const BASE = '/emulator/ui';

/** A document as the API writes it. */
export interface StoredDocument {
  readonly name: string;
  readonly fields?: JsonFields;
  /** Absent where only subcollections are. */
  readonly createTime?: string;
  readonly updateTime?: string;
}

export interface Page {
  readonly documents: readonly StoredDocument[];
  readonly next: string;
}

/** What the engine said instead of doing it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function ask<Answer>(url: string, options: RequestInit = {}): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`${BASE}${url}`, { ...options, headers: { 'Content-Type': 'application/json' } });
  } catch {
    throw new Refused(0, 'The engine does not answer. Is it still running?');
  }
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Answer;
  throw new Refused(response.status, messageOf(text));
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message;
  } catch {
    return text;
  }
}

/** `projects/P/databases/D/documents` */
export function rootOf({ project, database }: Place): string {
  return `projects/${project}/databases/${database}/documents`;
}

/** The path of a document's full name, below the root. */
export function pathOf({ name }: StoredDocument): string[] {
  return name.split('/').slice(5);
}

function url(place: Place, path: readonly string[], parameters: Record<string, string> = {}): string {
  const names = [...rootOf(place).split('/'), ...path].map(encodeURIComponent).join('/');
  return `/rest/v1/${names}?${new URLSearchParams(parameters).toString()}`;
}

export const readState = (): Promise<WindowState> => ask('/state');

export const readCoverage = ({ project }: Place): Promise<WindowCoverage> => ask(`/coverage?${new URLSearchParams({ project }).toString()}`);

/** Server-sent events of the requests that the engine judges. */
export const openRequests = (): EventSource => new EventSource(`${BASE}/requests`);

/** The ids of the collections below a document, or below the root. */
export async function listCollections(place: Place, path: readonly string[]): Promise<string[]> {
  const at = url(place, path).replace(/\?$/, '');
  const { collectionIds = [] } = await ask<{ collectionIds?: string[] }>(`${at}:listCollectionIds`, { method: 'POST', body: '{}' });
  return collectionIds;
}

/** A page of a collection, with the documents that are only there in the names of others. */
export async function listDocuments(place: Place, collection: readonly string[], pageToken: string): Promise<Page> {
  const parameters = { pageSize: '50', showMissing: 'true', pageToken, 'mask.fieldPaths': '__name__' };
  const answer = await ask<{ documents?: StoredDocument[]; nextPageToken?: string }>(url(place, collection, parameters));
  return { documents: answer.documents ?? [], next: answer.nextPageToken ?? '' };
}

/** Undefined when there is none. */
export async function readDocument(place: Place, path: readonly string[]): Promise<StoredDocument | undefined> {
  try {
    return await ask<StoredDocument>(url(place, path));
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
}

/** Replaces all fields of a document; refused when it has changed since `before` was read, or exists without `before`. */
export function writeDocument(place: Place, path: readonly string[], fields: JsonFields, before?: StoredDocument): Promise<StoredDocument> {
  const updateTime = before?.updateTime;
  const precondition: Record<string, string> = updateTime ? { 'currentDocument.updateTime': updateTime } : { 'currentDocument.exists': 'false' };
  return ask(url(place, path, precondition), { method: 'PATCH', body: JSON.stringify({ fields }) });
}

/** Creates a document with an id that the engine makes up. */
export function addDocument(place: Place, collection: readonly string[], fields: JsonFields): Promise<StoredDocument> {
  return ask(url(place, collection), { method: 'POST', body: JSON.stringify({ fields }) });
}

export function deleteDocument(place: Place, path: readonly string[]): Promise<unknown> {
  return ask(url(place, path), { method: 'DELETE' });
}
