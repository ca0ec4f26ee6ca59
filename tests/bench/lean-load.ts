/** `lean-load.ts reads|writes HOST PORT SECONDS WIDTH` puts a server to work with a client that costs next to nothing. */
import protobuf from 'protobufjs/minimal.js';
import { documentBytes } from '../../emulator/src/wire/codec/proto/document';
import { Timestamp } from '../../emulator/src/model';
import { doc } from '../../emulator/src/testing/builders';
import { LeanClient } from './lean-client';
import { load } from './load';
import { COLLECTION, idOf, medication } from './medication';

const DATABASE = 'projects/demo-bench/databases/(default)';
const ROOT = `${DATABASE}/documents`;

/** BatchGetDocuments of one document, as firebase-admin reads it. */
function readRequest(index: number): Uint8Array {
  return protobuf.Writer.create().uint32(10).string(DATABASE).uint32(18).string(`${ROOT}/${COLLECTION}/${idOf(index)}`).finish();
}

/** Commit of one document. */
function writeRequest(index: number): Uint8Array {
  const { createdAt, ...fields } = medication(index);
  const document = doc(`${COLLECTION}/${idOf(index)}`, { ...fields, createdAt: Timestamp.fromMillis(createdAt.getTime()) });
  const writer = protobuf.Writer.create().uint32(10).string(DATABASE);
  return writer.uint32(18).fork().uint32(10).bytes(documentBytes(document, ROOT)).ldelim().finish();
}

const [name, host, port, seconds, width] = process.argv.slice(2) as [string, string, string, string, string];
const client = await LeanClient.connect(host, Number(port));
const operation =
  name === 'reads'
    ? (index: number) => client.unary('BatchGetDocuments', readRequest(index * 7919))
    : (index: number) => client.unary('Commit', writeRequest(index));
await load(operation, { seconds: Number(seconds), width: Number(width), warmUp: 2_000 });
process.exit(0);
