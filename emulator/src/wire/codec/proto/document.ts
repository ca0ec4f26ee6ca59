import type { Document, FieldPath, MapValue, Precondition, Timestamp } from '../../../model';
import { parseFieldPath } from '../../../model';
import { readMapEntry, writeMapEntries } from './value';
import { encodeMessage, readFields, readNested, readTimestamp, writeTimestamp, type Reader, type Writer } from './wire';

/** A document in a request: a name that is still to be parsed, and fields. */
export interface RequestDocument {
  name: string;
  fields: MapValue;
}

export function readDocument(reader: Reader, end: number): RequestDocument {
  let name = '';
  const fields: MapValue = new Map();
  readFields(reader, end, (number) => {
    if (number === 1) name = reader.string();
    else if (number === 2) readNested(reader, (inner, innerEnd) => readMapEntry(inner, innerEnd, fields));
    else return false;
    return true;
  });
  return { name, fields };
}

const encodings = new WeakMap<Document, Uint8Array>();

/** The encoded Document message; a document is immutable, so it is encoded once however many readers there are. */
export function documentBytes(document: Document, root: string): Uint8Array {
  let bytes = encodings.get(document);
  if (!bytes) {
    bytes = encodeMessage((writer) => writeDocument(writer, document, root));
    encodings.set(document, bytes);
  }
  return bytes;
}

function writeDocument(writer: Writer, document: Document, root: string): void {
  writer.uint32(10).string(`${root}/${document.path}`);
  writeMapEntries(writer, 18, document.fields);
  writeTimestamp(writer, 26, document.createTime);
  writeTimestamp(writer, 34, document.updateTime);
}

/** DocumentMask. */
export function readMask(reader: Reader, end: number): FieldPath[] {
  const paths: FieldPath[] = [];
  readFields(reader, end, (number) => {
    if (number !== 1) return false;
    paths.push(parseFieldPath(reader.string()));
    return true;
  });
  return paths;
}

/** Precondition; an empty one is none. */
export function readPrecondition(reader: Reader, end: number): Precondition | undefined {
  let exists: boolean | undefined;
  let updateTime: Timestamp | undefined;
  readFields(reader, end, (number) => {
    if (number === 1) exists = reader.bool();
    else if (number === 2) updateTime = readNested(reader, readTimestamp);
    else return false;
    return true;
  });
  if (updateTime) return { updateTime };
  return exists === undefined ? undefined : { exists };
}
