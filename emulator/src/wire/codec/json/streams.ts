import type { Query } from '../../../model';
import type {
  DatabaseName,
  InvalidTarget,
  ListenRequest,
  ListenResponse,
  ListenTarget,
  WriteRequest,
  WriteResponse,
} from '../../messages';
import { encodeOnce } from '../encode-once';
import { databaseNamed, parentNamed, pathWithin } from '../names';
import { StreamDatabase } from '../stream-database';
import { targetOrCause } from '../targets';
import { documentText } from './document';
import { invalidPayload, JsonFields, readString } from './fields';
import { readQuery, readWrapped } from './query';
import { bytesText, statusText, timeText } from './responses';
import { listText, objectText, stringText } from './text';
import { readTimestamp } from './timestamp';
import { readWrite, writeResultText } from './write';

/** Translates the messages of one stream; remembers the database, which clients name in the first request only. */
export interface JsonStreamCodec<Request, Response> {
  /** From parsed JSON. Throws INVALID_ARGUMENT when it is no such message. */
  decode(json: unknown): Request;
  /** To JSON text. */
  encode(message: Response): string;
}

const encodings = new WeakMap<ListenResponse, string>();

export function createListenCodec(): JsonStreamCodec<ListenRequest, ListenResponse> {
  const stream = new StreamDatabase();
  const encode = (message: ListenResponse): string => listenResponseText(message, stream.root);
  return {
    decode: (json) => readListenRequest(json, stream),
    encode: (message) => encodeOnce(encodings, message, encode),
  };
}

export function createWriteCodec(): JsonStreamCodec<WriteRequest, WriteResponse> {
  const stream = new StreamDatabase();
  return { decode: (json) => readWriteRequest(json, stream), encode: writeResponseText };
}

function readDatabase(fields: JsonFields<'database'>, stream: StreamDatabase): DatabaseName {
  const name = fields.string('database');
  return stream.of(name === '' ? undefined : databaseNamed(name));
}

function readListenRequest(json: unknown, stream: StreamDatabase): ListenRequest {
  const fields = new JsonFields(json, 'ListenRequest', ['database', 'addTarget', 'removeTarget', 'labels']);
  const database = readDatabase(fields, stream);
  const request: ListenRequest = { database };
  const addTarget = fields.optional('addTarget', (target) => readTarget(target, database));
  const removeTarget = fields.int('removeTarget');
  if (addTarget) request.addTarget = addTarget;
  if (removeTarget !== undefined) request.removeTarget = removeTarget;
  return request;
}

const TARGET_FIELDS = ['targetId', 'query', 'documents', 'resumeToken', 'readTime', 'once', 'expectedCount'] as const;

function readTarget(json: unknown, database: DatabaseName): ListenTarget | InvalidTarget {
  const fields = new JsonFields(json, 'Target', TARGET_FIELDS);
  const targetId = fields.int('targetId') ?? 0;
  return targetOrCause(targetId, () => readTargetFields(targetId, fields, database));
}

function readTargetFields(
  targetId: number,
  fields: JsonFields<(typeof TARGET_FIELDS)[number]>,
  database: DatabaseName,
): ListenTarget {
  const target: ListenTarget = { targetId, once: fields.boolean('once') };
  const query = fields.optional('query', (queryTarget) => readQueryTarget(queryTarget, database));
  const documents = fields.optional('documents', (documentsTarget) =>
    new JsonFields(documentsTarget, 'DocumentsTarget', ['documents']).list('documents', (name) =>
      pathWithin(database, readString(name)),
    ),
  );
  const resumeToken = fields.bytes('resumeToken');
  const readTime = fields.optional('readTime', readTimestamp);
  const expectedCount = fields.optional('expectedCount', readWrapped);
  if (query) target.query = query;
  if (documents) target.documents = documents;
  if (resumeToken && resumeToken.length > 0) target.resumeToken = resumeToken;
  if (readTime) target.readTime = readTime;
  if (expectedCount !== undefined) target.expectedCount = expectedCount;
  return target;
}

function readQueryTarget(json: unknown, database: DatabaseName): Query {
  const fields = new JsonFields(json, 'QueryTarget', ['parent', 'structuredQuery']);
  const parent = parentNamed(fields.string('parent'), database).path;
  const query = fields.optional('structuredQuery', (structured) => readQuery(structured, parent));
  if (!query) throw invalidPayload('A query target must have a structured query.');
  return query;
}

function listenResponseText(message: ListenResponse, root: string): string {
  switch (message.kind) {
    case 'targetChange':
      return objectText({
        targetChange: objectText({
          targetChangeType: message.change === 'NO_CHANGE' ? undefined : `"${message.change}"`,
          targetIds: idsText(message.targetIds),
          cause: message.cause && statusText(message.cause),
          resumeToken: bytesText(message.resumeToken),
          readTime: timeText(message.readTime),
        }),
      });
    case 'documentChange':
      return objectText({
        documentChange: objectText({
          document: documentText(message.document, root),
          targetIds: idsText(message.targetIds),
          removedTargetIds: idsText(message.removedTargetIds),
        }),
      });
    case 'documentDelete':
      return objectText({ documentDelete: removalText(message, root) });
    case 'documentRemove':
      return objectText({ documentRemove: removalText(message, root) });
    case 'filter':
      return objectText({
        filter: objectText({
          targetId: String(message.targetId),
          count: message.count === 0 ? undefined : String(message.count),
        }),
      });
  }
}

type Removal = Extract<ListenResponse, { kind: 'documentDelete' | 'documentRemove' }>;

const removalText = ({ path, readTime, removedTargetIds }: Removal, root: string): string =>
  objectText({
    document: JSON.stringify(`${root}/${path}`),
    readTime: timeText(readTime),
    removedTargetIds: idsText(removedTargetIds),
  });

const idsText = (ids: readonly number[]): string | undefined => listText(ids.map(String));

function readWriteRequest(json: unknown, stream: StreamDatabase): WriteRequest {
  const fields = new JsonFields(json, 'WriteRequest', ['database', 'streamId', 'writes', 'streamToken', 'labels']);
  const database = readDatabase(fields, stream);
  const request: WriteRequest = {
    database,
    streamId: fields.string('streamId'),
    writes: fields.list('writes', (write) => readWrite(write, database)),
  };
  const streamToken = fields.bytes('streamToken');
  if (streamToken) request.streamToken = streamToken;
  return request;
}

function writeResponseText(message: WriteResponse): string {
  return objectText({
    streamId: stringText(message.streamId),
    streamToken: bytesText(message.streamToken),
    writeResults: listText(message.writeResults.map(writeResultText)),
    commitTime: timeText(message.commitTime),
  });
}
