import { Reference } from '../../model';
import { createAccessBudget } from '..';
import { documentAt, evaluate, judge, NOW, THING, type Setting } from '../testing/expression';

describe('request', () => {
  test.each<[condition: string, setting: Setting, result: string]>([
    ["request.auth.uid == 'u1'", {}, 'true'],
    ["request.auth.uid == 'u2'", {}, 'false'],
    [
      "request.auth.token.email == 'ann@example.org' && request.auth.token.admin == true && request.auth.token.level == 3",
      {},
      'true',
    ],
    ["request.auth.token.phone == '1'", {}, 'Property phone is undefined on object.'],
    ['request.auth == null', { credentials: { kind: 'anonymous' } }, 'true'],
    ['request.auth != null', { credentials: { kind: 'anonymous' } }, 'false'],
    ["request.auth.uid == 'u1'", { credentials: { kind: 'anonymous' } }, 'Null value error.'],
    ['request.time == resource.data.when', {}, 'true'],
    ["request.method == 'get'", {}, 'true'],
    ['request.path == /databases/$(database)/documents/things/$(id)', {}, 'true'],
    ['request.path == /databases/$(database)/documents/things/t2', {}, 'false'],
    ['request.resource == null', {}, 'Property resource is undefined on object.'],
    ['request.query.limit == 1', {}, 'Property query is undefined on object.'],
    ['request.writeFields == null', {}, 'Property writeFields is undefined on object.'],
  ])('%s with %j: %s', (condition, setting, result) => {
    expect(evaluate(condition, setting)).toBe(result);
  });
});

describe('resource', () => {
  test.each<[condition: string, setting: Setting, result: string]>([
    ["resource.id == 't1' && resource.__name__ == /databases/$(database)/documents/things/t1", {}, 'true'],
    ["resource.id == 't2'", {}, 'false'],
    ['resource == null', { resource: undefined }, 'true'],
    ['resource == null', {}, 'false'],
    ['resource.data.one == 1', { resource: undefined }, 'Null value error.'],
  ])('%s: %s', (condition, setting, result) => {
    expect(evaluate(condition, setting)).toBe(result);
  });

  test('a reference in a document can be followed', () => {
    const stored = [documentAt('users/u1', { name: 'Ann' })];
    expect(evaluate("get(resource.data.who).data.name == 'Ann'", { stored })).toBe('true');
    const resource = documentAt('things/t1', {
      who: new Reference('projects/demo/databases/(default)/documents/users/u2'),
    });
    expect(evaluate("get(resource.data.who).data.name == 'Ann'", { stored, resource })).toBe('Null value error.');
  });
});

describe('writes', () => {
  const write = (condition: string, setting: Setting): boolean =>
    judge(`match /things/{id} { allow write: if ${condition}; }`, setting).allowed;
  const before = documentAt('things/t1', { count: 1n, keep: 'x' });
  const after = documentAt('things/t1', { count: 3n, keep: 'x', at: NOW });

  test('an update sees the document before and after it, with merged fields and transforms applied', () => {
    const update: Setting = { method: 'update', resource: before, requestResource: after };
    expect(write('request.resource.data.count == resource.data.count + 2', update)).toBe(true);
    expect(write('request.resource.data.at == request.time', update)).toBe(true);
    expect(write("request.resource.data.keep == 'x'", update)).toBe(true);
    expect(write("request.resource.data.diff(resource.data).affectedKeys().hasOnly(['count', 'at'])", update)).toBe(
      true,
    );
    expect(write("request.resource.data.diff(resource.data).affectedKeys().hasOnly(['count'])", update)).toBe(false);
    expect(write("request.resource.id == 't1'", update)).toBe(true);
  });

  test('a creation has no resource', () => {
    const create: Setting = { method: 'create', resource: undefined, requestResource: after };
    expect(write('resource == null && request.resource.data.count == 3', create)).toBe(true);
    expect(write('resource.data.count == 3', create)).toBe(false);
  });

  test('a deletion has no request.resource', () => {
    const deletion: Setting = { method: 'delete', resource: before };
    expect(write('request.resource == null && resource.data.count == 1', deletion)).toBe(true);
    expect(write('request.resource.data.count == 1', deletion)).toBe(false);
  });
});

describe('document look-ups', () => {
  const stored = [documentAt('users/u1', { role: 'ADMIN' })];
  const after = [documentAt('users/u1', { role: 'VIEWER' }), documentAt('users/u2', { role: 'CAREGIVER' })];
  const at = (id: string): string => `/databases/$(database)/documents/users/${id}`;

  test.each<[condition: string, result: string]>([
    [`get(${at('u1')}).data.role == 'ADMIN'`, 'true'],
    [`get(${at('u1')}).data.role == 'VIEWER'`, 'false'],
    [`get(${at('u1')}).id == 'u1' && get(${at('u1')}).__name__ == ${at('u1')}`, 'true'],
    [`get(${at('u2')}) == null`, 'true'],
    [`get(${at('u2')}).data.role == 'ADMIN'`, 'Null value error.'],
    [`exists(${at('u1')})`, 'true'],
    [`exists(${at('u2')})`, 'false'],
    [`getAfter(${at('u1')}).data.role == 'VIEWER'`, 'true'],
    [`getAfter(${at('u3')}) == null`, 'true'],
    [`existsAfter(${at('u2')})`, 'true'],
    [`existsAfter(${at('u3')})`, 'false'],
    [`get('/users/u1') == null`, 'Unsupported operation error. Received: get(string). Expected: get(path).'],
    ['get() == null', 'Incorrect number of arguments. Received: 0. Expected: get(path).'],
    ['exists(/users/u1)', 'Service call error. Function: [exists], Argument: [/users/u1].'],
    [
      'exists(/databases/other/documents/users/u1)',
      'Service call error. Function: [exists], Argument: [/databases/other/documents/users/u1].',
    ],
    [
      'get(/databases/$(database)/documents/users) == null',
      'Service call error. Function: [get], Argument: [/databases/(default)/documents/users].',
    ],
    [
      `get(${at("$('u1/x/y')")}) == null`,
      'Service call error. Function: [get], Argument: [/databases/(default)/documents/users/u1/x/y].',
    ],
    [
      `exists(${at("$('')")})`,
      'Service call error. Function: [exists], Argument: [/databases/(default)/documents/users/].',
    ],
    ['firestore.get(/databases/(default)/documents/users/u1) == null', 'Property firestore is undefined on object.'],
  ])('%s: %s', (condition, result) => {
    expect(evaluate(condition, { stored, after })).toBe(result);
  });

  const reads = (count: number): string =>
    Array.from({ length: count }, (_, i) => `!exists(${at(`n${i}`)})`).join(' && ');
  const exhausted = (id: string): string =>
    `Service call error. Function: [exists], Argument: [/databases/(default)/documents/users/${id}].`;

  test('ten different documents can be looked up, the eleventh is refused', () => {
    expect(evaluate(reads(10))).toBe('true');
    expect(evaluate(reads(11))).toBe(exhausted('n10'));
  });

  test('the same document again is free, also by another function', () => {
    expect(evaluate(`${reads(10)} && ${reads(10)} && get(${at('n3')}) == null`)).toBe('true');
  });

  test('running out is not absorbed', () => {
    expect(evaluate(`${reads(10)} && (exists(${at('n10')}) || true)`)).toBe(exhausted('n10'));
  });

  test('running out refuses the request whatever other statements say', () => {
    const body = `match /things/{id} { allow get: if ${reads(11)}; allow get: if true; }`;
    expect(judge(body).allowed).toBe(false);
  });

  test('a batch may look up ten documents for each write and twenty in all', () => {
    const budget = createAccessBudget();
    const operation = (from: number, count: number): boolean => {
      budget.startOperation();
      const ids = Array.from({ length: count }, (_, i) => `!exists(${at(`n${from + i}`)})`).join(' && ');
      return judge(`match /things/{id} { allow get: if ${ids}; }`, { budget }).allowed;
    };
    expect(operation(0, 10)).toBe(true);
    expect(operation(10, 11)).toBe(false);
    expect(operation(0, 10)).toBe(true);
    expect(operation(20, 1)).toBe(false);
    expect(operation(5, 10)).toBe(true);
  });
});

test('the stored document is not changed by evaluation', () => {
  evaluate(
    'resource.data.keys() == [] || resource.data.list.concat([1]) == [] || resource.data.list.removeAll([1]) == []',
  );
  expect(THING.fields.get('list')).toEqual([1n, 'two', 3.5]);
});
