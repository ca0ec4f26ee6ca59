/** A pattern, the document that is asked for, the version of the language, and whether the pattern matches. */
export const patterns: readonly (readonly [pattern: string, path: string, version: '1' | '2', matches: boolean])[] = [
  ['/a/{x}', 'a/1', '2', true],
  ['/a/{x}', 'b/1', '2', false],
  ['/a/{x}', 'A/1', '2', false],
  ['/a/{x}', 'a/1/b/2', '2', false],
  ['/a/1', 'a/1', '2', true],
  ['/a/1', 'a/2', '2', false],
  ['/a/{x}/b/{y}', 'a/1/b/2', '2', true],
  ['/a/{x}/b/{y}', 'a/1', '2', false],
  ['/a/my-doc.v1_0', 'a/my-doc.v1_0', '2', true],
  ['/{c}/{x}', 'a/1', '2', true],
  ['/{c}/{x}', 'a/1/b/2', '2', false],
  // A recursive wildcard takes no segment as well, anywhere in the pattern.
  ['/{rest=**}', 'a/1', '2', true],
  ['/{rest=**}', 'a/1/b/2', '2', true],
  ['/a/{x}/{rest=**}', 'a/1', '2', true],
  ['/a/{x}/{rest=**}', 'a/1/b/2', '2', true],
  ['/a/{x}/{rest=**}', 'b/1/b/2', '2', false],
  ['/a/{rest=**}', 'a/1', '2', true],
  ['/{path=**}/b/{x}', 'b/1', '2', true],
  ['/{path=**}/b/{x}', 'a/1/b/2', '2', true],
  ['/{path=**}/b/{x}', 'a/1/c/2', '2', false],
  ['/a/{path=**}/b/{x}', 'a/1/c/2/b/3', '2', true],
  ['/a/{path=**}/b/{x}', 'a/1/b/3', '2', true],
  ['/a/{path=**}/b/{x}', 'b/1/c/2/b/3', '2', false],
  // In version 1 it takes at least one, and stands at the end.
  ['/{rest=**}', 'a/1', '1', true],
  ['/a/{rest=**}', 'a/1', '1', true],
  ['/a/{x}/{rest=**}', 'a/1', '1', false],
  ['/a/{x}/{rest=**}', 'a/1/b/2', '1', true],
];

/** A pattern, the document that is asked for, an expression in the block, and its result. */
export const captures: readonly (readonly [pattern: string, path: string, expression: string, result: string])[] = [
  ['/a/{x}', 'a/1', 'x', '"1"'],
  ['/a/{x}', 'a/1', 'x == 1', 'false'],
  ['/a/{x}/b/{y}', 'a/1/b/2', '[x, y]', '["1","2"]'],
  ['/{rest=**}', 'a/1', 'rest', 'path ["a","1"]'],
  ['/{rest=**}', 'a/1', 'rest[1]', '"1"'],
  ['/{rest=**}', 'a/1', "rest == 'a/1'", 'false'],
  ['/a/{x}/{rest=**}', 'a/1', 'rest', 'path []'],
  ['/{rest=**}/b/{x}', 'a/1/b/2', 'rest == /a/1', 'true'],
  ['/{rest=**}/b/{x}', 'b/2', 'rest', 'path []'],
  // An inner name hides an outer one, also that of the request.
  ['/a/{x}/b/{x}', 'a/1/b/2', 'x', '"2"'],
  ['/a/{database}', 'a/1', 'database', '"1"'],
  ['/a/{request}', 'a/1', 'request', '"1"'],
];

/** What a statement says, and the operations that it allows. */
export const methods: readonly (readonly [statement: string, allowed: readonly string[]])[] = [
  ['read', ['get', 'list']],
  ['write', ['create', 'update', 'delete']],
  ['get', ['get']],
  ['list', ['list']],
  ['create', ['create']],
  ['update', ['update']],
  ['delete', ['delete']],
  ['get, delete', ['get', 'delete']],
  ['read, write', ['get', 'list', 'create', 'update', 'delete']],
];
