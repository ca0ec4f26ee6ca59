import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { StatusError, type Document } from '../model';
import { decodeDocument } from './encoding';
import { parseMetadata, type ExportMetadata } from './metadata';

/** An export that is complete. */
export interface WholeExport extends ExportMetadata {
  readonly documents: Document[];
}

/**
 * Reads and verifies an export, given its entry file. Throws INVALID_ARGUMENT when a file is missing, damaged or of
 * another kind.
 */
export async function readExport(entry: string): Promise<WholeExport> {
  const metadata = parseMetadata(await readEntry(entry), entry);
  const { documentsFile, documentCount, sha256 } = metadata;
  const file = join(dirname(entry), documentsFile);
  const { documents, digest } = await readDocuments(file);
  if (documents.length !== documentCount) {
    throw damaged(file, `it has ${documents.length} documents instead of ${documentCount}`);
  }
  if (sha256 !== undefined && digest !== sha256) {
    throw damaged(file, 'its checksum differs from what was written: the file was changed or is damaged');
  }
  return { ...metadata, documents };
}

/** As `readExport`, but undefined for what is not a whole export. */
export async function findExport(entry: string): Promise<WholeExport | undefined> {
  try {
    return await readExport(entry);
  } catch (error) {
    if (error instanceof StatusError) return undefined;
    throw error;
  }
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

async function readDocuments(file: string): Promise<{ documents: Document[]; digest: string }> {
  const documents: Document[] = [];
  const hash = createHash('sha256');
  try {
    for await (const line of linesOf(file, (chunk) => hash.update(chunk))) documents.push(decodeDocument(line));
  } catch (error) {
    throw damaged(file, `document ${documents.length + 1}: ${reasonOf(error)}`);
  }
  return { documents, digest: hash.digest('hex') };
}

/** Node's readline would also split at U+2028, which may stand in a string. */
async function* linesOf(file: string, onChunk: (chunk: Buffer) => void): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    onChunk(chunk);
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new Error('the last line is incomplete');
}

function damaged(file: string, reason: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `Failed parse entity file:${file} (${reason})`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
