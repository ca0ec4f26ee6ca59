import { parseDatabaseName, parseDocumentName, parseParentName, StatusError } from '../../model';
import type { DatabaseName } from '../messages';

/** More than any sensible client names; a hostile one cannot fill the memory. */
const MAX_INTERNED = 1000;
const interned = new Map<string, DatabaseName>();

function intern(project: string, id: string): DatabaseName {
  const name = `projects/${project}/databases/${id}`;
  let database = interned.get(name);
  if (!database) {
    if (interned.size >= MAX_INTERNED) interned.clear();
    database = { project, id, name, root: `${name}/documents` };
    interned.set(name, database);
  }
  return database;
}

/** Parses `projects/P/databases/D`. Throws INVALID_ARGUMENT that says where the name is wrong. */
export function databaseNamed(name: string): DatabaseName {
  const known = interned.get(name);
  if (known) return known;
  const { project, database } = parseDatabaseName(name);
  return intern(project, database);
}

/** Parses a full document name. Throws INVALID_ARGUMENT that says where the name is wrong. */
export function documentNamed(name: string): { database: DatabaseName; path: string } {
  const { project, database, path } = parseDocumentName(name);
  return { database: intern(project, database), path };
}

/**
 * Parses the name of a document or of the documents' root, whose path is `''`.
 * Throws INVALID_ARGUMENT that says where the name is wrong, or that it is not in `within`.
 */
export function parentNamed(name: string, within?: DatabaseName): { database: DatabaseName; path: string } {
  const parsed = parseParentName(name);
  const database = intern(parsed.project, parsed.database);
  if (within && database.name !== within.name) throw foreign(name, within);
  return { database, path: parsed.path };
}

/**
 * The path of a document that must be in this database. Throws INVALID_ARGUMENT if it is not, or is no document's
 * name.
 */
export function pathWithin(within: DatabaseName, name: string): string {
  const { project, database, path } = parseDocumentName(name);
  if (project !== within.project || database !== within.id) throw foreign(name, within);
  return path;
}

function foreign(name: string, within: DatabaseName): StatusError {
  return new StatusError('INVALID_ARGUMENT', `The name "${name}" is not in the database "${within.name}".`);
}
