/**
 * `lean-load.ts reads|writes SECONDS WIDTH` puts the server at FIRESTORE_EMULATOR_HOST to work with a client that costs
 * next to nothing, and prints a LoadResult.
 */
import { Timestamp } from '../../emulator/src/model';
import { readRequest, writeRequest } from './firestore-messages';
import { LeanClient } from './lean-client';
import { load } from './load';
import { COLLECTION, idOf, medication } from './medication';

/** An answer without a document is shorter. */
const SMALLEST_DOCUMENT_BYTES = 200;

function write(index: number): Uint8Array {
  const { createdAt, ...fields } = medication(index, index + 1);
  const document = { ...fields, createdAt: Timestamp.fromMillis(createdAt.getTime()) };
  return writeRequest([`${COLLECTION}/${idOf(index)}`, document]);
}

const [name, seconds, width] = process.argv.slice(2);
const client = await LeanClient.connect();

async function read(index: number): Promise<void> {
  const [response] = await client.unary('BatchGetDocuments', readRequest(`${COLLECTION}/${idOf(index * 7919)}`));
  if (!response || response.length < SMALLEST_DOCUMENT_BYTES) throw new Error('a document to read is missing');
}

const operation = name === 'reads' ? read : (index: number) => client.unary('Commit', write(index));
await load(operation, { seconds: Number(seconds), width: Number(width), warmUp: 2_000 });
process.exit(0);
