import { parseFieldPath, type Document, type FieldPath, type MapValue, type Precondition } from '../../../model';
import { invalidPayload, JsonFields, readString } from './fields';
import { formatTimestamp, readTimestamp } from './timestamp';
import { fieldsText, readFields } from './value';

/** A Document in a request; the times that a client may have read earlier are ignored. */
export function readDocument(json: unknown): { name: string; fields: MapValue } {
  const document = new JsonFields(json, 'Document', ['name', 'fields', 'createTime', 'updateTime']);
  return { name: document.string('name'), fields: document.optional('fields', readFields) ?? new Map() };
}

const texts = new WeakMap<Document, string>();

/** The JSON text of a document; a document is immutable, so it is encoded once however many readers there are. */
export function documentText(document: Document, root: string): string {
  let text = texts.get(document);
  if (text === undefined) {
    const fields = document.fields.size > 0 ? `"fields":${fieldsText(document.fields)},` : '';
    const created = formatTimestamp(document.createTime);
    const updated = formatTimestamp(document.updateTime);
    const name = JSON.stringify(`${root}/${document.path}`);
    text = `{"name":${name},${fields}"createTime":"${created}","updateTime":"${updated}"}`;
    texts.set(document, text);
  }
  return text;
}

/** DocumentMask: an object with `fieldPaths`, or the one string that ProtoJSON has for field masks. */
export function readMask(json: unknown): FieldPath[] {
  if (typeof json === 'string') return json === '' ? [] : json.split(',').map(parseFieldPath);
  return new JsonFields(json, 'DocumentMask', ['fieldPaths']).list('fieldPaths', (path) =>
    parseFieldPath(readString(path)),
  );
}

/** Precondition; an empty one is none. */
export function readPrecondition(json: unknown): Precondition | undefined {
  const fields = new JsonFields(json, 'Precondition', ['exists', 'updateTime']);
  if (fields.has('exists') && fields.has('updateTime')) throw invalidPayload('A Precondition has one condition only.');
  const updateTime = fields.optional('updateTime', readTimestamp);
  if (updateTime) return { updateTime };
  return fields.has('exists') ? { exists: fields.boolean('exists') } : undefined;
}
