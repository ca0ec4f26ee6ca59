import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exportDatabase, importDatabase } from '../persistence';
import type { Store } from '../store/types';

const EXPORT_NAME = 'firestore_export';
const DEFAULT_DATABASE = '(default)';

/** Exports every database of the project, each in a directory of its own below `directory`. */
export async function exportAll(store: Store, project: string, directory: string): Promise<void> {
  const ids = store.databases().flatMap((database) => (database.project === project ? [database.id] : []));
  for (const id of new Set([DEFAULT_DATABASE, ...ids])) {
    const name = id === DEFAULT_DATABASE ? EXPORT_NAME : `${EXPORT_NAME}-${id}`;
    await exportDatabase(store, project, id, directory, name);
  }
}

/**
 * Imports what `exportAll` has written; a directory that does not exist yet holds nothing. Returns the databases'
 * ids.
 */
export async function importAll(store: Store, project: string, directory: string): Promise<string[]> {
  const imported: string[] = [];
  for (const name of await exportsIn(directory)) {
    const { database } = await importDatabase(store, project, join(directory, name, `${name}.overall_export_metadata`));
    imported.push(database);
  }
  return imported;
}

async function exportsIn(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory);
    return names.filter((name) => name === EXPORT_NAME || name.startsWith(`${EXPORT_NAME}-`)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
