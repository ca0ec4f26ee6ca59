import { parseFieldPath, type FieldTransform, type Write, type WriteResult } from '../../../model';
import type { DatabaseName } from '../../messages';
import { pathWithin } from '../names';
import { assembleWrite, type RawWrite } from '../writes';
import { readDocument, readMask, readPrecondition } from './document';
import { invalidPayload, JsonFields, readString } from './fields';
import { formatTimestamp } from './timestamp';
import { readArray, readValue, valueText } from './value';

const WRITE_FIELDS = [
  'update',
  'delete',
  'verify',
  'transform',
  'updateMask',
  'updateTransforms',
  'currentDocument',
] as const;
const TRANSFORM_FIELDS = [
  'fieldPath',
  'setToServerValue',
  'increment',
  'maximum',
  'minimum',
  'appendMissingElements',
  'removeAllFromArray',
] as const;

/** Write; names must be in `database`. */
export function readWrite(json: unknown, database: DatabaseName): Write {
  const fields = new JsonFields(json, 'Write', WRITE_FIELDS);
  const path = (name: unknown): string => pathWithin(database, readString(name));
  const raw: RawWrite = { transforms: fields.list('updateTransforms', readFieldTransform) };
  const update = fields.optional('update', readDocument);
  if (update) raw.update = { path: path(update.name), fields: update.fields };
  raw.delete = fields.optional('delete', path);
  raw.verify = fields.optional('verify', path);
  const transform = fields.optional(
    'transform',
    (legacy) => new JsonFields(legacy, 'DocumentTransform', ['document', 'fieldTransforms']),
  );
  if (transform) {
    raw.transform = path(transform.string('document'));
    raw.transforms.push(...transform.list('fieldTransforms', readFieldTransform));
  }
  raw.mask = fields.optional('updateMask', readMask);
  raw.precondition = fields.optional('currentDocument', readPrecondition);
  return assembleWrite(raw);
}

function readFieldTransform(json: unknown): FieldTransform {
  const fields = new JsonFields(json, 'FieldTransform', TRANSFORM_FIELDS);
  const field = parseFieldPath(fields.string('fieldPath'));
  if (fields.has('setToServerValue')) {
    const named = fields.optional('setToServerValue', (server) => server === 'REQUEST_TIME' || server === 1);
    if (!named) throw invalidPayload('Unknown server value in a transform.');
    return { field, kind: 'serverTime' };
  }
  for (const kind of ['increment', 'maximum', 'minimum'] as const) {
    const value = fields.optional(kind, (operand) => readValue(operand));
    if (value !== undefined) return { field, kind, operand: value };
  }
  const appended = fields.optional('appendMissingElements', (array) => readArray(array));
  if (appended) return { field, kind: 'appendMissing', elements: appended };
  const removed = fields.optional('removeAllFromArray', (array) => readArray(array));
  if (removed) return { field, kind: 'removeAll', elements: removed };
  throw invalidPayload('A field transform must have one of the known kinds.');
}

/** The JSON text of a WriteResult. */
export function writeResultText(result: WriteResult): string {
  const members: string[] = [];
  if (result.updateTime) members.push(`"updateTime":"${formatTimestamp(result.updateTime)}"`);
  if (result.transformResults.length > 0) {
    members.push(`"transformResults":[${result.transformResults.map(valueText).join(',')}]`);
  }
  return `{${members.join(',')}}`;
}
