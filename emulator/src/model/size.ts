import type { Document } from './document';
import { StatusError } from './status';
import { Timestamp } from './timestamp';
import { utf8Length } from './utf8';
import { GeoPoint, Reference, type MapValue, type Value } from './value';

/** A document with its name, field names and values takes at most this many bytes. */
export const MAX_DOCUMENT_BYTES = 1_048_576;

type StringLength = (text: string) => number;

/** The size of a document as Firestore counts it, in bytes. */
export function documentSize(path: string, fields: MapValue): number {
  return measure(path, fields, utf8Length);
}

/** About how much memory a document takes, in bytes: as `documentSize`, but quickly. */
export function roughSize({ path, fields }: Pick<Document, 'path' | 'fields'>): number {
  return measure(path, fields, (text) => text.length);
}

/** Throws INVALID_ARGUMENT for a document that is larger than can be stored. */
export function validateDocumentSize({ path, fields }: Pick<Document, 'path' | 'fields'>): void {
  // Counting UTF-8 bytes of every string is slow, and three a character is enough for nearly all documents.
  if (measure(path, fields, upperBound) <= MAX_DOCUMENT_BYTES) return;
  const size = documentSize(path, fields);
  if (size > MAX_DOCUMENT_BYTES) {
    const problem = `Document "${path}" has ${size} bytes: the maximum entity size is ${MAX_DOCUMENT_BYTES} bytes`;
    throw new StatusError('INVALID_ARGUMENT', problem);
  }
}

const upperBound: StringLength = (text) => text.length * 3;

function measure(path: string, fields: MapValue, length: StringLength): number {
  return nameSize(path, length) + fieldsSize(fields, length) + 32;
}

/** Each segment with one byte more, and 16 for the whole. */
function nameSize(path: string, length: StringLength): number {
  return length(path) + 1 + 16;
}

function fieldsSize(fields: MapValue, length: StringLength): number {
  let size = 0;
  for (const [name, value] of fields) size += length(name) + 1 + valueSize(value, length);
  return size;
}

function valueSize(value: Value, length: StringLength): number {
  switch (typeof value) {
    case 'string':
      return length(value) + 1;
    case 'boolean':
      return 1;
    case 'number':
    case 'bigint':
      return 8;
    default:
      return value === null ? 1 : objectSize(value, length);
  }
}

function objectSize(value: Exclude<Value, null | boolean | bigint | number | string>, length: StringLength): number {
  if (value instanceof Map) return fieldsSize(value, length) + 32;
  if (Array.isArray(value)) {
    let size = 0;
    for (const element of value) size += valueSize(element, length);
    return size;
  }
  if (value instanceof Timestamp) return 8;
  if (value instanceof GeoPoint) return 16;
  return value instanceof Reference ? nameSize(value.name, length) : value.length;
}
