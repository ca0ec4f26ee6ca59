import { basename, join } from 'node:path';
import { StatusError } from '../model';

/**
 * The entry file of an export, `DIRECTORY/NAME/NAME.overall_export_metadata`: JSON that names the file with the
 * documents, one a line, in the same directory. A new export writes a new file of documents and then replaces the
 * entry file in one step, so that an interrupted one leaves the earlier export whole. The export before it is kept,
 * with `NAME.previous_export_metadata` as its entry file, in case the newest turns out damaged.
 */
export interface ExportMetadata {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: number;
  /** Id of the exported database. */
  readonly database: string;
  readonly documentsFile: string;
  readonly documentCount: number;
  /** SHA-256 of the file with the documents, in hexadecimal; exports of earlier releases lack it. */
  readonly sha256?: string;
}

export const EXPORT_FORMAT = 'firestore-engine-export';
export const EXPORT_VERSION = 1;

export function metadataFile(directory: string, name: string): string {
  return join(directory, name, `${name}.overall_export_metadata`);
}

/** The entry file of the export before the one that has this entry file. */
export function previousOf(entry: string): string {
  return entry.replace(/overall_export_metadata$/, 'previous_export_metadata');
}

/** Throws INVALID_ARGUMENT for what is no entry file of a version that can be read. */
export function parseMetadata(content: string, file: string): ExportMetadata {
  const metadata = parseJson(content, file);
  if (metadata['format'] !== EXPORT_FORMAT) throw unparsable(file, 'it was not written by this server');
  if (metadata['version'] !== EXPORT_VERSION) {
    throw new StatusError('INVALID_ARGUMENT', `Overall export metadata file version not supported: ${file}`);
  }
  const { database, documentsFile, documentCount, sha256 } = metadata;
  if (typeof database !== 'string' || typeof documentCount !== 'number') throw unparsable(file, 'it is incomplete');
  if (typeof documentsFile !== 'string' || basename(documentsFile) !== documentsFile) {
    throw unparsable(file, 'it does not name a file with documents');
  }
  if (sha256 !== undefined && typeof sha256 !== 'string') throw unparsable(file, 'its checksum is none');
  return { format: EXPORT_FORMAT, version: EXPORT_VERSION, database, documentsFile, documentCount, sha256 };
}

function parseJson(content: string, file: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(content);
    if (typeof json === 'object' && json !== null) return json as Record<string, unknown>;
  } catch {
    // Google's own emulator writes a binary entry file: the same answer as for JSON that is no object.
  }
  throw unparsable(file, 'it was not written by this server');
}

function unparsable(file: string, reason: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Failed to parse overall export metadata file ${file}: ${reason}`);
}
