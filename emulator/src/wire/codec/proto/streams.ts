import { StatusError, type Query, type Write } from '../../../model';
import type {
  DatabaseName,
  InvalidTarget,
  ListenRequest,
  ListenResponse,
  ListenTarget,
  TargetChangeType,
  WriteRequest,
  WriteResponse,
} from '../../messages';
import { encodeOnce } from '../encode-once';
import { parentNamed, pathWithin } from '../names';
import { StreamDatabase } from '../stream-database';
import { targetOrCause } from '../targets';
import { readDatabaseAhead } from './database';
import { documentBytes } from './document';
import { readQuery } from './query';
import { writeStatus } from './responses';
import {
  decodeMessage,
  encodeMessage,
  readBytes,
  readFields,
  readNested,
  readTimestamp,
  readWrapped,
  writeInt32s,
  writeTimestamp,
  type Reader,
  type Writer,
} from './wire';
import { readWrite, writeWriteResult } from './write';

/** Translates the messages of one stream; remembers the database, which clients name in the first request only. */
export interface ProtoStreamCodec<Request, Response> {
  decode(bytes: Uint8Array): Request;
  encode(message: Response): Uint8Array;
}

const TARGET_CHANGE: Record<TargetChangeType, number> = { NO_CHANGE: 0, ADD: 1, REMOVE: 2, CURRENT: 3, RESET: 4 };

const encodings = new WeakMap<ListenResponse, Uint8Array>();

export function createListenCodec(): ProtoStreamCodec<ListenRequest, ListenResponse> {
  const stream = new StreamDatabase();
  const encode = (message: ListenResponse): Uint8Array =>
    encodeMessage((writer) => writeListenResponse(writer, message, stream.root));
  return {
    decode: (bytes) => decodeMessage(bytes, (reader, end) => readListenRequest(reader, end, stream)),
    encode: (message) => encodeOnce(encodings, message, encode),
  };
}

export function createWriteCodec(): ProtoStreamCodec<WriteRequest, WriteResponse> {
  const stream = new StreamDatabase();
  return {
    decode: (bytes) => decodeMessage(bytes, (reader, end) => readWriteRequest(reader, end, stream)),
    encode: (message) => encodeMessage((writer) => writeWriteResponse(writer, message)),
  };
}

function readListenRequest(reader: Reader, end: number, stream: StreamDatabase): ListenRequest {
  const database = stream.of(readDatabaseAhead(reader, end));
  const request: ListenRequest = { database };
  readFields(reader, end, (number) => {
    if (number === 2) {
      request.addTarget = readNested(reader, (inner, innerEnd) => readTarget(inner, innerEnd, database));
    } else if (number === 3) request.removeTarget = reader.int32();
    else return false;
    return true;
  });
  return request;
}

function readTarget(reader: Reader, end: number, database: DatabaseName): ListenTarget | InvalidTarget {
  const targetId = readTargetIdAhead(reader, end);
  const target = targetOrCause(targetId, () => readTargetFields(reader, end, database));
  reader.pos = end;
  return target;
}

/** The reader does not move. */
function readTargetIdAhead(reader: Reader, end: number): number {
  const start = reader.pos;
  let targetId = 0;
  readFields(reader, end, (number) => {
    if (number !== 5) return false;
    targetId = reader.int32();
    return true;
  });
  reader.pos = start;
  return targetId;
}

function readTargetFields(reader: Reader, end: number, database: DatabaseName): ListenTarget {
  const target: ListenTarget = { targetId: 0, once: false };
  readFields(reader, end, (number) => {
    switch (number) {
      case 2:
        target.query = readNested(reader, (inner, innerEnd) => readQueryTarget(inner, innerEnd, database));
        break;
      case 3:
        target.documents = readNested(reader, (inner, innerEnd) => readDocumentsTarget(inner, innerEnd, database));
        break;
      case 4: {
        const token = readBytes(reader);
        if (token.length > 0) target.resumeToken = token;
        break;
      }
      case 5:
        target.targetId = reader.int32();
        break;
      case 6:
        target.once = reader.bool();
        break;
      case 11:
        target.readTime = readNested(reader, readTimestamp);
        break;
      case 12:
        target.expectedCount = Number(readNested(reader, readWrapped));
        break;
      default:
        return false;
    }
    return true;
  });
  return target;
}

function readQueryTarget(reader: Reader, end: number, database: DatabaseName): Query {
  let parent = '';
  let query: Query | undefined;
  readFields(reader, end, (number) => {
    if (number === 1) parent = reader.string();
    else if (number === 2) query = readNested(reader, readQuery);
    else if (number === 3) throw new StatusError('INVALID_ARGUMENT', 'Pipelines need the enterprise edition.');
    else return false;
    return true;
  });
  if (!query) throw new StatusError('INVALID_ARGUMENT', 'A query target must have a structured query.');
  query.parent = parentNamed(parent, database).path;
  return query;
}

function readDocumentsTarget(reader: Reader, end: number, database: DatabaseName): string[] {
  const paths: string[] = [];
  readFields(reader, end, (number) => {
    if (number !== 2) return false;
    paths.push(pathWithin(database, reader.string()));
    return true;
  });
  return paths;
}

function writeListenResponse(writer: Writer, message: ListenResponse, root: string): void {
  switch (message.kind) {
    case 'targetChange':
      writer.uint32(18).fork();
      if (message.change !== 'NO_CHANGE') writer.uint32(8).int32(TARGET_CHANGE[message.change]);
      writeInt32s(writer, 18, message.targetIds);
      if (message.cause) writeStatus(writer, 26, message.cause);
      if (message.resumeToken) writer.uint32(34).bytes(message.resumeToken);
      if (message.readTime) writeTimestamp(writer, 50, message.readTime);
      break;
    case 'documentChange':
      writer.uint32(26).fork();
      writer.uint32(10).bytes(documentBytes(message.document, root));
      writeInt32s(writer, 42, message.targetIds);
      writeInt32s(writer, 50, message.removedTargetIds);
      break;
    case 'documentDelete':
      writer.uint32(34).fork();
      writer.uint32(10).string(`${root}/${message.path}`);
      writeTimestamp(writer, 34, message.readTime);
      writeInt32s(writer, 50, message.removedTargetIds);
      break;
    case 'documentRemove':
      writer.uint32(50).fork();
      writer.uint32(10).string(`${root}/${message.path}`);
      writeInt32s(writer, 18, message.removedTargetIds);
      writeTimestamp(writer, 34, message.readTime);
      break;
    case 'filter':
      writer.uint32(42).fork();
      writer.uint32(8).int32(message.targetId).uint32(16).int32(message.count);
      break;
  }
  writer.ldelim();
}

function readWriteRequest(reader: Reader, end: number, stream: StreamDatabase): WriteRequest {
  const database = stream.of(readDatabaseAhead(reader, end));
  const writes: Write[] = [];
  const request: WriteRequest = { database, streamId: '', writes };
  readFields(reader, end, (number) => {
    if (number === 2) request.streamId = reader.string();
    else if (number === 3) {
      writes.push(readNested(reader, (inner, innerEnd) => readWrite(inner, innerEnd, database)));
    } else if (number === 4) request.streamToken = readBytes(reader);
    else return false;
    return true;
  });
  return request;
}

function writeWriteResponse(writer: Writer, message: WriteResponse): void {
  if (message.streamId) writer.uint32(10).string(message.streamId);
  writer.uint32(18).bytes(message.streamToken);
  for (const result of message.writeResults) writeWriteResult(writer, 26, result);
  if (message.commitTime) writeTimestamp(writer, 34, message.commitTime);
}
