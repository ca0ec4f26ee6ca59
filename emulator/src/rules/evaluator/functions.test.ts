import { compile } from '..';
import type { ExpressionReport } from '../coverage/report';
import { documentAt, evaluate, judge, requestOf } from '../testing/expression';

describe('functions of the rules', () => {
  const call = (declaration: string, condition: string): string => evaluate(condition, {}, declaration);

  test.each<[title: string, declaration: string, condition: string, result: string]>([
    ['return their value', 'function yes() { return true; }', 'yes()', 'true'],
    ['take arguments in order', 'function minus(a, b) { return a - b; }', 'minus(3, 1) == 2', 'true'],
    ['see earlier lets', 'function f(a) { let b = a + 1; let c = b * 2; return c; }', 'f(1) == 4', 'true'],
    ['need no semicolon after the last expression', 'function f() { return true }', 'f()', 'true'],
    ['see the captures of their own block', 'function f() { return database; }', "f() == '(default)'", 'true'],
    [
      'do not see what the caller captures',
      'function f() { return id; }',
      "f() == 't1'",
      'Property id is undefined on object.',
    ],
    [
      'do not see the lets of the caller',
      'function g() { return a; } function f() { let a = 1; return g() == a; }',
      'f()',
      'Property a is undefined on object.',
    ],
    ['may be declared after their use', 'function f() { return g(); } function g() { return true; }', 'f()', 'true'],
    ['hide functions of the language', 'function int(x) { return x; }', "int('a') == 'a'", 'true'],
    [
      'refuse a wrong count of arguments',
      'function f(a, b) { return true; }',
      'f(1)',
      'Incorrect number of arguments. Received: 1. Expected: f(a, b).',
    ],
    ['raise a failed argument only where it is read', 'function f(a) { return true; }', 'f(1 / 0)', 'true'],
    [
      'raise a failed argument where it is read',
      'function f(a) { return a == 1; }',
      'f(1 / 0)',
      'Divide by zero error.',
    ],
    ['raise a failed let only where it is read', 'function f() { let a = 1 / 0; return true || a; }', 'f()', 'true'],
    ['absorb a failed let like any failure', 'function f() { let a = 1 / 0; return a == 1 || true; }', 'f()', 'true'],
  ])('%s', (_, declaration, condition, result) => {
    expect(call(declaration, condition)).toBe(result);
  });

  test('a call of an unknown function is an error at run time', () => {
    expect(evaluate('nowhere(1)')).toBe('Function not found error: Name: [nowhere].');
    expect(evaluate('nowhere(1) || true')).toBe('true');
  });

  test('an inner function hides an outer one of the same name', () => {
    const body = `
      function f() { return false; }
      match /things/{id} { function f() { return id == 't1'; } allow get: if f(); }
      match /other/{id} { allow get: if f(); }`;
    expect(judge(body).allowed).toBe(true);
    expect(judge(body, { path: 'other/t1' }).allowed).toBe(false);
  });

  test('functions of the file and of the service are seen in every block', () => {
    const { ruleset } = compile([
      {
        name: 'a.rules',
        content: `rules_version = '2';
          function outer() { return true; }
          service cloud.firestore {
            function inner() { return outer() && later(); }
            match /databases/{db}/documents/things/{id} { allow get: if inner(); }
          }
          function later() { return request.auth.uid == 'u1'; }`,
      },
    ]);
    expect(ruleset?.evaluateFirestore(requestOf()).allowed).toBe(true);
    expect(ruleset?.evaluateFirestore(requestOf({ credentials: { kind: 'anonymous' } })).allowed).toBe(false);
  });
});

describe('debug', () => {
  test('reports its argument and returns it', () => {
    const texts: string[] = [];
    const content = `service cloud.firestore { match /databases/{db}/documents/things/{id} {
      allow get: if debug(debug(resource.data.map).x) == 1 || debug(resource.data.missing); } }`;
    const { ruleset } = compile([{ name: 'a.rules', content }], { log: (text) => texts.push(text) });
    const verdict = ruleset?.evaluateFirestore(
      requestOf({ resource: documentAt('things/t1', { map: new Map([['x', 2n]]) }) }),
    );
    expect(verdict?.allowed).toBe(false);
    expect(texts).toEqual(['{"x":int 2}', 'int 2', 'Property missing is undefined on object.']);
  });

  test('takes one argument', () => {
    expect(evaluate('debug(1, 2) == 1')).toBe('Incorrect number of arguments. Received: 2. Expected: debug(any).');
  });
});

test('a counter sees every value of its expression', () => {
  const content =
    "service cloud.firestore { match /databases/{db}/documents/things/{id} { allow get: if id == 't1' || id == 'x'; } }";
  const { ruleset } = compile([{ name: 'a.rules', content }], { coverage: true });
  ruleset?.evaluateFirestore(requestOf());
  const seen: [string, unknown][] = [];
  const collect = ({ sourcePosition: { currentOffset, endOffset }, values, children = [] }: ExpressionReport): void => {
    seen.push([content.slice(currentOffset, endOffset + 1), values?.map(({ value }) => value)]);
    children.forEach(collect);
  };
  ruleset?.coverage()?.report?.forEach(collect);
  expect(seen).toEqual([
    ["id == 't1' || id == 'x'", [{ boolValue: true }]],
    ["id == 't1'", [{ boolValue: true }]],
    ['id', [{ stringValue: 't1' }]],
    ["id == 'x'", undefined],
    ['id', undefined],
  ]);
});
