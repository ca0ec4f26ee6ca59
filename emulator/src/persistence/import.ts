import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StatusError, type Document } from '../model';
import type { Store } from '../store/types';
import { decodeDocument } from './encoding';
import { parseMetadata } from './metadata';

/** What an import brought. */
export interface ImportResult {
  database: string;
  documentCount: number;
}

/**
 * Reads an export, given its entry file, into a database of the project: the one that was exported. Everything or
 * nothing: throws INVALID_ARGUMENT, with the database as it was, when a file is missing, damaged or of another kind.
 */
export async function importDatabase(
  store: Store,
  project: string,
  overallMetadataFile: string,
): Promise<ImportResult> {
  const metadata = parseMetadata(await readEntry(overallMetadataFile), overallMetadataFile);
  const documentsFile = join(dirname(overallMetadataFile), metadata.documentsFile);
  const documents = await readDocuments(documentsFile);
  const { database, documentCount } = metadata;
  if (documents.length !== documentCount) {
    throw failure(documentsFile, `it has ${documents.length} documents instead of ${documentCount}`);
  }
  store.database(project, database).restore(documents);
  return { database, documentCount };
}

async function readEntry(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StatusError(
      'INVALID_ARGUMENT',
      `Failed to parse overall export metadata file ${file}: ${reasonOf(error)}`,
    );
  }
}

async function readDocuments(file: string): Promise<Document[]> {
  const documents: Document[] = [];
  try {
    for await (const line of linesOf(file)) documents.push(decodeDocument(line));
  } catch (error) {
    throw failure(file, `document ${documents.length + 1}: ${reasonOf(error)}`);
  }
  return documents;
}

/** Node's readline would also split at U+2028, which may stand in a string. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error('the last line is incomplete');
}

function failure(file: string, reason: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Failed parse entity file:${file} (${reason})`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
