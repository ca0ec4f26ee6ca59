import type { StorageRequest } from '../rules';
import { readTimestamp } from '../wire/codec/json/timestamp';
import { readMapOrNull } from './expression-value';
import { asObject, asString, type JsonObject } from './json';

const METHODS: ReadonlySet<string> = new Set(['get', 'list', 'create', 'update', 'delete', 'read', 'write']);

/** Reads the context of a `verify` request; throws an Error that says what is wrong with it. */
export function readVerification(context: JsonObject): Omit<StorageRequest, 'fetchDocument'> {
  const variables = asObject(context['variables'], 'variables');
  const request = asObject(
    asObject(asObject(variables['request'], 'request')['map_value'], 'request')['fields'],
    'request',
  );
  return {
    ...readPath(asString(context['path'], 'path')),
    method: readMethod(context['method']),
    auth: readMapOrNull(request['auth'] ?? { null_value: null }, 'request.auth'),
    time: readTime(request['time']),
    resource: readMapOrNull(variables['resource'] ?? { null_value: null }, 'resource'),
    requestResource: readMapOrNull(request['resource'] ?? { null_value: null }, 'request.resource'),
  };
}

/** `/b/BUCKET/o/OBJECT`, for a list with the prefix as object. */
function readPath(path: string): { bucket: string; object: string[] } {
  const [b, bucket, o, ...object] = path.split('/').filter((segment) => segment !== '');
  if (b !== 'b' || bucket === undefined || o !== 'o') throw new Error(`The path ${path} must begin with /b/BUCKET/o.`);
  return { bucket, object };
}

function readMethod(json: unknown): StorageRequest['method'] {
  const method = asString(json, 'method');
  if (!METHODS.has(method)) throw new Error(`The method '${method}' is none of ${[...METHODS].join(', ')}.`);
  return method as StorageRequest['method'];
}

function readTime(json: unknown): StorageRequest['time'] {
  return readTimestamp(asObject(json, 'request.time')['timestamp_value']);
}
