import { compile } from '..';
import { documentAt, judge, requestOf } from '../testing/expression';

describe('functions of the rules', () => {
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
});

test('an observer sees the value and the place of every expression that is evaluated', () => {
  const content =
    "service cloud.firestore { match /databases/{db}/documents/things/{id} { allow get: if id == 't1' || id == 'x'; } }";
  const seen: [string, unknown][] = [];
  const observe = (span: { start: number; end: number }, value: unknown): void => {
    seen.push([content.slice(span.start, span.end), value]);
  };
  compile([{ name: 'a.rules', content }], { observe }).ruleset?.evaluateFirestore(requestOf());
  expect(seen).toEqual([
    ['id', 't1'],
    ["'t1'", 't1'],
    ["id == 't1'", true],
    ["id == 't1' || id == 'x'", true],
  ]);
});
