import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StatusError, type Document } from '../model';
import type { Store } from '../store/types';
import { encodeDocument } from './encoding';
import { EXPORT_FORMAT, EXPORT_VERSION, metadataFile, type ExportMetadata } from './metadata';

/** Characters that are collected before they are written. */
const BUFFER_LENGTH = 1 << 20;
const DOCUMENTS_FILE = /^documents-.*\.jsonl$/;

let running: Promise<unknown> = Promise.resolve();

/**
 * Writes the state of a database at this moment to `directory/name/`, durable when the promise resolves; see
 * `metadata.ts` for the format. Exports run one after the other. Throws INVALID_ARGUMENT for a directory or name that
 * cannot be used.
 */
export function exportDatabase(
  store: Store,
  project: string,
  database: string,
  directory: string,
  name: string,
): Promise<void> {
  const documents = store.database(project, database).allDocuments();
  const done = running.then(() => writeExport(documents, database, directory, name));
  running = done.catch(() => undefined);
  return done;
}

async function writeExport(
  documents: readonly Document[],
  database: string,
  directory: string,
  name: string,
): Promise<void> {
  if (name === '' || name === '.' || name === '..' || basename(name) !== name) {
    throw new StatusError('INVALID_ARGUMENT', `export_name "${name}" must be a plain file name`);
  }
  const target = join(directory, name);
  await makeDirectory(directory);
  await makeDirectory(target);
  const documentsFile = `documents-${randomUUID()}.jsonl`;
  await writeDurably(join(target, documentsFile), (file) => writeDocuments(file, documents));
  const metadata: ExportMetadata = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    database,
    documentsFile,
    documentCount: documents.length,
  };
  const entry = metadataFile(directory, name);
  await writeDurably(`${entry}.new`, (file) => file.writeFile(`${JSON.stringify(metadata, undefined, 2)}\n`));
  await rename(`${entry}.new`, entry);
  await syncDirectory(target);
  await syncDirectory(directory);
  for (const old of await readdir(target)) {
    if (old !== documentsFile && DOCUMENTS_FILE.test(old)) await rm(join(target, old));
  }
}

async function makeDirectory(directory: string): Promise<void> {
  const existing = await stat(directory).catch(() => undefined);
  if (existing && !existing.isDirectory()) {
    throw new StatusError('INVALID_ARGUMENT', `export_directory must be a directory: ${directory}`);
  }
  await mkdir(directory, { recursive: true });
}

async function writeDocuments(file: FileHandle, documents: readonly Document[]): Promise<void> {
  let buffer = '';
  for (const document of documents) {
    buffer += `${encodeDocument(document)}\n`;
    if (buffer.length < BUFFER_LENGTH) continue;
    await file.appendFile(buffer);
    buffer = '';
  }
  await file.appendFile(buffer);
}

async function writeDurably(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'w');
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes new names in a directory survive a crash. Windows cannot open directories, and does not need it. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
