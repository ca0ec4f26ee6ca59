import { parseFieldPath, StatusError, type FieldTransform, type Write, type WriteResult } from '../../../model';
import type { DatabaseName } from '../../messages';
import { pathWithin } from '../names';
import { assembleWrite, type RawWrite } from '../writes';
import { readDocument, readMask, readPrecondition } from './document';
import { readArray, readValue, writeValue } from './value';
import { readFields, readNested, writeTimestamp, type Reader, type Writer } from './wire';

/** Write; names must be in `database`. */
export function readWrite(reader: Reader, end: number, database: DatabaseName): Write {
  const raw: RawWrite = { transforms: [] };
  readFields(reader, end, (number) => {
    switch (number) {
      case 1: {
        const document = readNested(reader, readDocument);
        raw.update = { path: pathWithin(database, document.name), fields: document.fields };
        break;
      }
      case 2:
        raw.delete = pathWithin(database, reader.string());
        break;
      case 3:
        raw.mask = readNested(reader, readMask);
        break;
      case 4:
        raw.precondition = readNested(reader, readPrecondition);
        break;
      case 5:
        raw.verify = pathWithin(database, reader.string());
        break;
      case 6:
        readNested(reader, (inner, innerEnd) => readDocumentTransform(inner, innerEnd, raw, database));
        break;
      case 7:
        raw.transforms.push(readNested(reader, readFieldTransform));
        break;
      default:
        return false;
    }
    return true;
  });
  return assembleWrite(raw);
}

/** DocumentTransform, the legacy operation. */
function readDocumentTransform(reader: Reader, end: number, raw: RawWrite, database: DatabaseName): void {
  raw.transform = '';
  readFields(reader, end, (number) => {
    if (number === 1) raw.transform = pathWithin(database, reader.string());
    else if (number === 2) raw.transforms.push(readNested(reader, readFieldTransform));
    else return false;
    return true;
  });
}

function readFieldTransform(reader: Reader, end: number): FieldTransform {
  let path = '';
  let transform: FieldTransform | undefined;
  readFields(reader, end, (number) => {
    switch (number) {
      case 1:
        path = reader.string();
        break;
      case 2:
        if (reader.int32() !== 1) throw new StatusError('INVALID_ARGUMENT', 'Unknown server value in a transform.');
        transform = { field: [], kind: 'serverTime' };
        break;
      case 3:
        transform = { field: [], kind: 'increment', operand: readNested(reader, readValue) };
        break;
      case 4:
        transform = { field: [], kind: 'maximum', operand: readNested(reader, readValue) };
        break;
      case 5:
        transform = { field: [], kind: 'minimum', operand: readNested(reader, readValue) };
        break;
      case 6:
        transform = { field: [], kind: 'appendMissing', elements: readNested(reader, readArray) };
        break;
      case 7:
        transform = { field: [], kind: 'removeAll', elements: readNested(reader, readArray) };
        break;
      default:
        return false;
    }
    return true;
  });
  if (!transform) throw new StatusError('INVALID_ARGUMENT', 'A field transform must have one of the known kinds.');
  return { ...transform, field: parseFieldPath(path) };
}

/** WriteResult, with this tag. */
export function writeWriteResult(writer: Writer, tag: number, result: WriteResult): void {
  writer.uint32(tag).fork();
  if (result.updateTime) writeTimestamp(writer, 10, result.updateTime);
  for (const value of result.transformResults) {
    writer.uint32(18).fork();
    writeValue(writer, value);
    writer.ldelim();
  }
  writer.ldelim();
}
