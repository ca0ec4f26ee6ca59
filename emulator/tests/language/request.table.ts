import { Reference } from '../../src/model';
import { documentAt, NOW, type Setting } from '../../src/rules/testing/expression';
import { noProperty, NULL_VALUE, unsupported, wrongCount } from './table';

/** Rows about one kind of request: an expression and its result. */
export interface RequestTable {
  readonly setting?: Setting;
  readonly rows: readonly (readonly [expression: string, result: string])[];
}

const before = documentAt('things/t1', { count: 1n, keep: 'x' });
const after = documentAt('things/t1', { count: 3n, keep: 'x', at: NOW });
const reference = new Reference('projects/demo/databases/(default)/documents/users/u2');
const at = (id: string): string => `/databases/$(database)/documents/users/${id}`;
const noCall = (name: string, path: string): string =>
  `error: Service call error. Function: [${name}], Argument: [${path}].`;

/** What rules see of a request, of documents, and of the documents that they look up. */
export const requests: Readonly<Record<string, RequestTable>> = {
  'a user reads a document': {
    rows: [
      ['request.auth.uid', '"u1"'],
      ['request.auth.token.email', '"ann@example.org"'],
      ['request.auth.token.admin', 'true'],
      ['request.auth.token.level', 'int 3'],
      ['request.auth.token.phone', noProperty('phone')],
      ['request.method', '"get"'],
      ['request.path', 'path ["databases","(default)","documents","things","t1"]'],
      ['request.path == /databases/$(database)/documents/things/$(id)', 'true'],
      ['request.time == resource.data.when', 'true'],
      ['request.resource', noProperty('resource')],
      ['request.query', noProperty('query')],
      ['request.writeFields', noProperty('writeFields')],
      ['resource.id', '"t1"'],
      ['resource.__name__ == request.path', 'true'],
      ['resource == null', 'false'],
      ['id', '"t1"'],
      ['database', '"(default)"'],
      ['missingName', NULL_VALUE],
    ],
  },
  'nobody reads a document': {
    setting: { credentials: { kind: 'anonymous' } },
    rows: [
      ['request.auth', 'null'],
      ['request.auth != null', 'false'],
      ['request.auth.uid', NULL_VALUE],
    ],
  },
  'a user reads a document that is not there': {
    setting: { resource: undefined },
    rows: [
      ['resource', 'null'],
      ['resource == null', 'true'],
      ['resource.data', NULL_VALUE],
    ],
  },
  'an update merges fields and applies transforms': {
    setting: { method: 'update', resource: before, requestResource: after },
    rows: [
      ['request.method', '"update"'],
      ['resource.data.count', 'int 1'],
      ['request.resource.data.count', 'int 3'],
      ['request.resource.data.keep', '"x"'],
      ['request.resource.data.at == request.time', 'true'],
      ['request.resource.data.diff(resource.data).affectedKeys()', 'set "at","count"'],
      ['request.resource.id', '"t1"'],
      ['request.query', noProperty('query')],
    ],
  },
  'a creation has no resource': {
    setting: { method: 'create', resource: undefined, requestResource: after },
    rows: [
      ['resource', 'null'],
      ['request.resource.data.count', 'int 3'],
      ['resource.data.count', NULL_VALUE],
    ],
  },
  'a deletion has no request.resource': {
    setting: { method: 'delete', resource: before },
    rows: [
      ['request.resource', 'null'],
      ['resource.data.count', 'int 1'],
      ['request.resource.data', NULL_VALUE],
    ],
  },
  'look-ups see the state before the request, or after it': {
    setting: {
      stored: [documentAt('users/u1', { role: 'ADMIN' })],
      after: [documentAt('users/u1', { role: 'VIEWER' }), documentAt('users/u2', { role: 'CAREGIVER' })],
    },
    rows: [
      [`get(${at('u1')}).data`, '{"role":"ADMIN"}'],
      [`get(${at('u1')}).id`, '"u1"'],
      [`get(${at('u1')}).__name__ == ${at('u1')}`, 'true'],
      ['get(resource.data.who).data.role', '"ADMIN"'],
      [`get(${at('u2')})`, 'null'],
      [`get(${at('u2')}).data`, NULL_VALUE],
      [`exists(${at('u1')})`, 'true'],
      [`exists(${at('u2')})`, 'false'],
      [`getAfter(${at('u1')}).data.role`, '"VIEWER"'],
      [`getAfter(${at('u2')}).data.role`, '"CAREGIVER"'],
      [`getAfter(${at('u3')})`, 'null'],
      [`existsAfter(${at('u2')})`, 'true'],
      [`existsAfter(${at('u3')})`, 'false'],
    ],
  },
  'look-ups of what is no document': {
    rows: [
      ["get('/users/u1')", unsupported('get(string)', 'get(path)')],
      ['exists(null)', unsupported('exists(null)', 'exists(path)')],
      ['get()', wrongCount(0, 'get(path)')],
      [`existsAfter(${at('a')}, 1)`, wrongCount(2, 'existsAfter(path)')],
      ['exists(/users/u1)', noCall('exists', '/users/u1')],
      ['getAfter(/users/u1)', noCall('getAfter', '/users/u1')],
      ['exists(/databases/other/documents/users/u1)', noCall('exists', '/databases/other/documents/users/u1')],
      ['get(/databases/$(database)/documents/users)', noCall('get', '/databases/(default)/documents/users')],
      [`get(${at("$('u1/x/y')")})`, noCall('get', '/databases/(default)/documents/users/u1/x/y')],
      [`exists(${at("$('')")})`, noCall('exists', '/databases/(default)/documents/users/')],
      ['exists(/users/u1) || true', 'true'],
      ['firestore.get(/databases/(default)/documents/users/u1)', NULL_VALUE],
    ],
  },
  'a reference is followed to where it points': {
    setting: {
      resource: documentAt('things/t1', { who: reference }),
      stored: [documentAt('users/u1', {}), documentAt('users/u3', {})],
    },
    rows: [
      ['exists(resource.data.who)', 'false'],
      ['get(resource.data.who).data', NULL_VALUE],
    ],
  },
};
