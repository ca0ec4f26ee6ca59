import { writeMapEntries } from '../../emulator/src/wire/codec/proto/value';
import { encodeMessage, type Writer } from '../../emulator/src/wire/codec/proto/wire';
import { fields, type Plain } from '../../emulator/src/testing/builders';

/** Requests of google.firestore.v1 as bytes, for the lean client. */
const DATABASE = 'projects/demo-bench/databases/(default)';
const ROOT = `${DATABASE}/documents`;
const AND = 1;

/** The numbers of StructuredQuery.FieldFilter.Operator. */
export const Operator = { LESS_THAN: 1, GREATER_THAN_OR_EQUAL: 4, EQUAL: 5 } as const;

export interface LeanQuery {
  collection: string;
  where?: readonly (readonly [field: string, operator: number, operand: string | number])[];
  ascending?: string;
  limit?: number;
}

/** A request that begins with the name of the database. */
function request(write: (writer: Writer) => void): Uint8Array {
  return encodeMessage((writer) => write(writer.uint32(10).string(DATABASE)));
}

/** BatchGetDocuments of one document, as firebase-admin reads it. */
export function readRequest(path: string): Uint8Array {
  return request((writer) => writer.uint32(18).string(`${ROOT}/${path}`));
}

/** Commit of whole documents. */
export function writeRequest(...documents: (readonly [path: string, fields: Record<string, Plain>])[]): Uint8Array {
  return request((writer) => {
    for (const [path, plain] of documents) {
      writer.uint32(18).fork().uint32(10).fork().uint32(10).string(`${ROOT}/${path}`);
      writeMapEntries(writer, 18, fields(plain));
      writer.ldelim().ldelim();
    }
  });
}

/** RunQuery. */
export function queryRequest(query: LeanQuery): Uint8Array {
  return encodeMessage((writer) => writeQuery(writer, query));
}

/** Listen to one document. */
export function listenRequest(path: string): Uint8Array {
  return target((writer) => writer.uint32(26).fork().uint32(18).string(`${ROOT}/${path}`).ldelim());
}

/** Listen to a query. */
export function listenToQuery(query: LeanQuery): Uint8Array {
  return target((writer) => writeQuery(writer.uint32(18).fork(), query).ldelim());
}

function target(write: (writer: Writer) => void): Uint8Array {
  return request((writer) => {
    write(writer.uint32(18).fork());
    writer.uint32(40).int32(1).ldelim();
  });
}

/** The parent and the query, which RunQuery and a target have alike. */
function writeQuery(writer: Writer, { collection, where = [], ascending, limit }: LeanQuery): Writer {
  writer.uint32(10).string(ROOT).uint32(18).fork();
  writer.uint32(18).fork().uint32(18).string(collection).ldelim();
  if (where.length > 0) {
    writer.uint32(26).fork().uint32(10).fork().uint32(8).int32(AND);
    for (const [field, operator, operand] of where) {
      writer.uint32(18).fork().uint32(18).fork();
      writer.uint32(10).fork().uint32(18).string(field).ldelim().uint32(16).int32(operator).uint32(26).fork();
      if (typeof operand === 'string') writer.uint32(138).string(operand);
      else writer.uint32(25).double(operand);
      writer.ldelim().ldelim().ldelim();
    }
    writer.ldelim().ldelim();
  }
  if (ascending !== undefined) {
    writer.uint32(34).fork().uint32(10).fork().uint32(18).string(ascending).ldelim().uint32(16).int32(1).ldelim();
  }
  if (limit !== undefined) writer.uint32(42).fork().uint32(8).int32(limit).ldelim();
  return writer.ldelim();
}
