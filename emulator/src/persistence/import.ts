import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StatusError } from '../model';
import type { Store } from '../store/types';
import { previousOf } from './metadata';
import { findExport, readExport, type WholeExport } from './read';

/** What an import brought. */
export interface ImportResult {
  database: string;
  documentCount: number;
}

/**
 * Reads an export, given its entry file, into a database of the project: the one that was exported. Everything or
 * nothing: throws INVALID_ARGUMENT, with the database as it was, when a file is missing, damaged or of another kind;
 * the message names the export before it when that is whole.
 */
export async function importDatabase(
  store: Store,
  project: string,
  overallMetadataFile: string,
): Promise<ImportResult> {
  const { database, documents } = await readOrAdvise(overallMetadataFile);
  store.database(project, database).restore(documents);
  return { database, documentCount: documents.length };
}

async function readOrAdvise(entry: string): Promise<WholeExport> {
  try {
    return await readExport(entry);
  } catch (error) {
    const previous = previousOf(entry);
    if (!(error instanceof StatusError) || previous === entry) throw error;
    const older = await findExport(previous);
    if (!older) throw error;
    const { mtime } = await stat(join(dirname(entry), older.documentsFile));
    throw new StatusError(
      error.status,
      `${error.message}. The export before it, of ${mtime.toISOString()} with ${older.documents.length} documents, is whole: ` +
        `to use it, rename ${previous} to ${entry}`,
    );
  }
}
