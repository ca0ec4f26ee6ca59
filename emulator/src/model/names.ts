import { isNumericId } from './path';
import { StatusError } from './status';
import { utf8Length } from './utf8';

/** A database and a path in it; `path` is `''` for the root of the documents. */
export interface ResourceName {
  readonly project: string;
  readonly database: string;
  readonly path: string;
}

const MAX_ID_BYTES = 1500;
const MAX_PATH_BYTES = 6 * 1024;
const MAX_COLLECTION_DEPTH = 100;
const RESERVED_ID = /^__.*__$/s;

/** Parses `projects/P/databases/D`. Throws INVALID_ARGUMENT that says where the name is wrong. */
export function parseDatabaseName(name: string): { project: string; database: string } {
  const scanner = new Scanner('Database name', name);
  const { project, database } = scanner.database();
  if (!scanner.atEnd) scanner.fail('has invalid trailing "/".');
  return { project, database };
}

/** Parses `projects/P/databases/D/documents/c/d…`. Throws INVALID_ARGUMENT that says where the name is wrong. */
export function parseDocumentName(name: string): ResourceName {
  const scanner = new Scanner('Document name', name);
  const { project, database } = scanner.database();
  scanner.slash();
  scanner.literal('documents');
  scanner.slash();
  return { project, database, path: scanner.documentPath() };
}

/** As `parseDocumentName`, but the root of the documents is a parent as well. */
export function parseParentName(name: string): ResourceName {
  const scanner = new Scanner('Document parent name', name);
  const { project, database } = scanner.database();
  scanner.slash();
  scanner.literal('documents');
  if (scanner.atEnd) return { project, database, path: '' };
  scanner.slash();
  if (scanner.atEnd) scanner.fail('is invalid: Omit trailing "/".');
  return { project, database, path: scanner.documentPath() };
}

/** The path of a full document name, whatever its database. */
export function pathOfName(name: string): string {
  const marker = name.indexOf('/documents/', name.indexOf('/databases/') + 1);
  return marker < 0 ? '' : name.slice(marker + '/documents/'.length);
}

/** Throws INVALID_ARGUMENT unless the id can name a document. */
export function validateDocumentId(id: string): void {
  validateId('Resource', id);
}

/** Throws INVALID_ARGUMENT unless the id can name a collection. */
export function validateCollectionId(id: string): void {
  validateId('Collection', id);
}

function validateId(kind: 'Resource' | 'Collection', id: string): void {
  if (id === '') throw invalid(`${kind} id must not be empty.`);
  if (id.includes('/')) throw invalid(`${kind} id "${id}" must not contain "/".`);
  if (id === '.' || id === '..') throw invalid(`${kind} id "${id}" is invalid because it is reserved.`);
  validateReserved(kind, id);
}

function validateReserved(kind: 'Resource' | 'Collection', id: string): void {
  if (id.startsWith('__') && RESERVED_ID.test(id) && !(kind === 'Resource' && isNumericId(id))) {
    throw invalid(`${kind} id "${id}" is invalid because it is reserved.`);
  }
  if (id.length * 3 > MAX_ID_BYTES && utf8Length(id) > MAX_ID_BYTES) {
    throw invalid(`${kind} id is longer than ${MAX_ID_BYTES} bytes.`);
  }
}

/** Reads a resource name from left to right and complains with the place. */
class Scanner {
  private index = 0;

  constructor(
    private readonly what: string,
    private readonly name: string,
  ) {}

  get atEnd(): boolean {
    return this.index === this.name.length;
  }

  fail(problem: string): never {
    throw invalid(`${this.what} "${this.name}" ${problem}`);
  }

  database(): { project: string; database: string } {
    this.literal('projects');
    this.slash();
    const project = this.id('project');
    this.slash();
    this.literal('databases');
    this.slash();
    return { project, database: this.id('database') };
  }

  literal(text: string): void {
    if (!this.name.startsWith(text, this.index)) this.fail(`lacks "${text}" at index ${this.index}.`);
    this.index += text.length;
  }

  slash(): void {
    this.literal('/');
  }

  /** The rest of the name: pairs of a collection id and a document id. */
  documentPath(): string {
    const start = this.index;
    for (let depth = 1; ; depth++) {
      if (depth > MAX_COLLECTION_DEPTH) throw invalid(`${this.what} has more than ${MAX_COLLECTION_DEPTH} collections.`);
      validateReserved('Collection', this.pathId('collection'));
      this.slash();
      validateReserved('Resource', this.pathId('resource'));
      if (this.atEnd) return this.checkedLength(this.name.slice(start));
      this.slash();
      if (this.atEnd) this.fail('has invalid trailing "/".');
    }
  }

  private checkedLength(path: string): string {
    if (path.length * 3 > MAX_PATH_BYTES && utf8Length(path) > MAX_PATH_BYTES) {
      throw invalid(`${this.what} is longer than ${MAX_PATH_BYTES} bytes.`);
    }
    return path;
  }

  private pathId(kind: 'collection' | 'resource'): string {
    const start = this.index;
    const id = this.id(kind);
    if (id === '.' || id === '..') this.fail(`contains a ${kind} id "${id}" at index ${start}.`);
    return id;
  }

  private id(kind: string): string {
    const end = this.name.indexOf('/', this.index);
    const id = this.name.slice(this.index, end < 0 ? undefined : end);
    if (id === '') this.fail(`lacks a ${kind} id at index ${this.index}.`);
    this.index += id.length;
    return id;
  }
}

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
