import { DIVIDE_BY_ZERO, noFunction, NULL_VALUE, wrongCount } from './table';

/** Functions of the rules, declared beside the block `match /things/{id}`, an expression there, and its result. */
export const functions: readonly (readonly [declarations: string, expression: string, result: string])[] = [
  ['function yes() { return true; }', 'yes()', 'true'],
  ['function f() { return true }', 'f()', 'true'],
  ['function minus(a, b) { return a - b; }', 'minus(3, 1)', 'int 2'],
  ['function f() { return g(); } function g() { return 1; }', 'f()', 'int 1'],
  // They see the names of where they are declared, not of where they are called.
  ['function f() { return database; }', 'f()', '"(default)"'],
  ['function f() { return request.auth.uid; }', 'f()', '"u1"'],
  ['function f() { return id; }', 'f()', NULL_VALUE],
  ['function g() { return a; } function f() { let a = 1; return g() == a; }', 'f()', NULL_VALUE],
  ['function g(a) { return a + 1; } function f(a) { return g(a * 2) + a; }', 'f(1)', 'int 4'],
  // Inner names hide outer ones, and those of the language.
  ['function f(database) { return database; }', 'f(1)', 'int 1'],
  ['function f() { let database = 1; return database; }', 'f()', 'int 1'],
  ['function f(request) { return request; }', 'f(1)', 'int 1'],
  ['function int(x) { return x; }', "int('a')", '"a"'],
  ['function exists(x) { return x; }', 'exists(1)', 'int 1'],
  // A let sees the earlier ones.
  ['function f(a) { let b = a + 1; let c = b * 2; return c; }', 'f(1)', 'int 4'],
  ['function f() { let b = c; let c = 1; return [b, c]; }', 'f()', NULL_VALUE],
  // Errors of arguments and lets are errors where they are read.
  ['function f(a) { return true; }', 'f(1 / 0)', 'true'],
  ['function f(a) { return a; }', 'f(1 / 0)', DIVIDE_BY_ZERO],
  ['function f(a) { return a == 1 || true; }', 'f(1 / 0)', 'true'],
  ['function f() { let a = 1 / 0; return true; }', 'f()', 'true'],
  ['function f() { let a = 1 / 0; return a; }', 'f()', DIVIDE_BY_ZERO],
  ['function f() { let a = 1 / 0; return a == 1 || true; }', 'f()', 'true'],
  // Calls that cannot be.
  ['function f(a, b) { return true; }', 'f(1)', wrongCount(1, 'f(a, b)')],
  ['function f() { return true; }', 'f(1)', wrongCount(1, 'f()')],
  ['', 'nowhere(1)', noFunction('nowhere')],
  ['', 'debug(1, 2)', wrongCount(2, 'debug(any)')],
  ['', 'debug(1)', 'int 1'],
];
