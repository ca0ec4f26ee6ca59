import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StatusError, type Document } from '../model';
import type { Store } from '../store/types';
import { replaceDurably, syncDirectory, writeDurably } from './durable';
import { encodeDocument } from './encoding';
import { EXPORT_FORMAT, EXPORT_VERSION, metadataFile, previousOf, type ExportMetadata } from './metadata';
import { findExport } from './read';

/** Characters that are collected before they are written. */
const BUFFER_LENGTH = 1 << 20;
const DOCUMENTS_FILE = /^documents-.*\.jsonl$/;

let running: Promise<unknown> = Promise.resolve();

/**
 * Writes the state of a database at this moment to `directory/name/`, durable when the promise resolves; see
 * `metadata.ts` for the format. Exports run one after the other. Throws INVALID_ARGUMENT for a directory or name that
 * cannot be used, RESOURCE_EXHAUSTED for a full disk.
 */
export function exportDatabase(
  store: Store,
  project: string,
  database: string,
  directory: string,
  name: string,
): Promise<void> {
  const documents = store.database(project, database).allDocuments();
  const done = running.then(() => writeExport(documents, database, directory, name)).catch((error: unknown) => {
    throw asStatus(error, join(directory, name));
  });
  running = done.catch(() => undefined);
  return done;
}

/** What the file system refuses is due to what was asked for, or to the disk, not to a mistake of ours. */
function asStatus(error: unknown, target: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string') return error;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  return new StatusError(isFull ? 'RESOURCE_EXHAUSTED' : 'INVALID_ARGUMENT', `Cannot export to ${target}: ${message}`);
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
  const sha256 = await writeDurably(join(target, documentsFile), (file) => writeDocuments(file, documents));
  const metadata: ExportMetadata = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    database,
    documentsFile,
    documentCount: documents.length,
    sha256,
  };
  await syncDirectory(target);
  const entry = metadataFile(directory, name);
  const previous = await keepPrevious(entry);
  await replaceDurably(entry, `${JSON.stringify(metadata, undefined, 2)}\n`);
  await syncDirectory(directory);
  for (const old of await readdir(target)) {
    if (DOCUMENTS_FILE.test(old) && old !== documentsFile && old !== previous) await rm(join(target, old));
  }
}

/** Gives the export so far its second entry file. Answers its file of documents; undefined when there is none whole. */
async function keepPrevious(entry: string): Promise<string | undefined> {
  const content = await readFile(entry, 'utf8').catch(() => undefined);
  if (content !== undefined) {
    const { documentsFile } = (await findExport(entry)) ?? {};
    if (documentsFile !== undefined) {
      await replaceDurably(previousOf(entry), content);
      return documentsFile;
    }
  }
  return (await findExport(previousOf(entry)))?.documentsFile;
}

async function makeDirectory(directory: string): Promise<void> {
  const existing = await stat(directory).catch(() => undefined);
  if (existing && !existing.isDirectory()) {
    throw new StatusError('INVALID_ARGUMENT', `export_directory must be a directory: ${directory}`);
  }
  await mkdir(directory, { recursive: true });
}

/** Answers the checksum of what was written. */
async function writeDocuments(file: FileHandle, documents: readonly Document[]): Promise<string> {
  const hash = createHash('sha256');
  const append = async (text: string): Promise<void> => {
    hash.update(text);
    await file.appendFile(text);
  };
  let buffer = '';
  for (const document of documents) {
    buffer += `${encodeDocument(document)}\n`;
    if (buffer.length < BUFFER_LENGTH) continue;
    await append(buffer);
    buffer = '';
  }
  await append(buffer);
  return hash.digest('hex');
}
