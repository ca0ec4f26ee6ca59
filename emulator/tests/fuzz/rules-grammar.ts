import type { Random } from './random';

const LEAVES = [
  ...['1', '0', '-1', '9223372036854775807', '1.5', "'a'", "''", "b'a'", 'true', 'null', '[]', '{}', '/a/b'],
  ...['request', 'resource', 'resource.data', 'request.resource.data', 'request.auth.uid', 'request.time'],
  ...['request.query.limit', 'id', 'nothing', 'resource.data.a', "resource.data['a']", 'request.auth.token'],
];
const OPERATORS = ['+', '-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', 'in', '&&', '||'];
const METHODS = [
  ...['size()', 'keys()', 'values()', 'toSet()', 'year()', 'lower()', 'trim()', "matches('(a+)+$')"],
  ...["split(',')", "replace('a', 'b')", "get('a', 1)", "get(['b', 'a'], null)", 'toMillis()', 'join(",")'],
  ...['hasAny([1])', 'hasOnly(["a"])', 'concat([1])', 'diff({})', 'affectedKeys()', 'toBase64()', 'nothing()'],
];
const FUNCTIONS = [
  ...['int', 'float', 'string', 'bool', 'path', 'debug', 'exists', 'get', 'getAfter', 'math.abs', 'math.pow'],
  ...['duration.value', 'timestamp.date', 'hashing.sha256', 'latlng.value', 'f', 'g'],
];
const WHOLE = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function signedIn() { return request.auth != null && request.auth.uid is string; }
    function member(circle) { let doc = get(/databases/$(database)/documents/circles/$(circle)); return signedIn() && request.auth.uid in doc.data.members; }
    match /things/{id} {
      allow get, list: if signedIn() && (resource == null || resource.data.a in ['a', 5] || member(id));
      allow create, update: if request.resource.data.keys().hasOnly(['a', 'b']) && request.resource.data.diff(resource.data).affectedKeys().size() < 3;
      allow delete: if resource.data.get('a', 0) is int && resource.data.a > 3 && resource.data.b.a.matches('^[a-z]+$');
    }
    match /{rest=**} { allow read: if false; }
  }
}
`;

/** Sources of rules: grammatical ones, others mutated, and soups of words. */
export function anyRules(random: Random): string {
  const kind = random.below(10);
  if (kind < 4) return grammatical(random);
  if (kind < 8) return random.mutate(Buffer.from(random.chance(0.7) ? WHOLE : grammatical(random))).toString();
  if (kind === 8) return words(random);
  return deep(random);
}

function grammatical(random: Random): string {
  const condition = (): string => expression(random, 1 + random.below(4));
  const lets = random.times(3, () => `let x${random.below(3)} = ${condition()};`).join(' ');
  return `rules_version = '2';
service cloud.firestore { match /databases/{db}/documents {
  function f(a) { ${lets} return ${condition()}; }
  function g() { return f(${condition()}); }
  match /things/{id} {
    allow read, write: if ${condition()};
    ${random.chance(0.3) ? `allow list: if ${condition()};` : ''}
  }
} }`;
}

function expression(random: Random, depth: number): string {
  if (depth === 0) return random.pick(LEAVES);
  const inner = (): string => expression(random, depth - 1);
  return random.pick([
    () => `(${inner()} ${random.pick(OPERATORS)} ${inner()})`,
    () => `(${inner()} ${random.pick(OPERATORS)} ${inner()})`,
    () => `${random.pick(['!', '-'])}(${inner()})`,
    () => `(${inner()}).${random.pick(METHODS)}`,
    () => `(${inner()})[${inner()}]`,
    () => `(${inner()})[${inner()}:${inner()}]`,
    () => `(${inner()} ? ${inner()} : ${inner()})`,
    () => `(${inner()} is ${random.pick(['int', 'string', 'map', 'list', 'bool', 'timestamp', 'path', 'number'])})`,
    () => `${random.pick(FUNCTIONS)}(${random.times(2, inner).join(', ')})`,
    () => `[${random.times(3, inner).join(', ')}]`,
    () => `{${random.times(3, () => `'k${random.below(3)}': ${inner()}`).join(', ')}}`,
    () => `/databases/$(${inner()})/documents/things/$(${inner()})`,
  ])();
}

function words(random: Random): string {
  const vocabulary = [
  ...[...WHOLE.split(/\s+|(?=[(){};:.])/), ...LEAVES, ...OPERATORS, '/*', '*/', '//', '"', "'"],
  ...['\\', '\u0000', '\ud800', '$('],
];
  return Array.from({ length: random.below(80) }, () => random.pick(vocabulary)).join(random.pick([' ', '', '\n']));
}

function deep(random: Random): string {
  const depth = random.pick([90, 110, 2000, 100_000]);
  const nest = (open: string, close: string): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
  const condition = random.pick([
    () => nest('(', ')'),
    () => nest('[', ']'),
    () => nest('!', ''),
    () => nest('f(', ')'),
    () => `1${' + 1'.repeat(depth)}`,
    () => `request${'.a'.repeat(depth)}`,
    () => nest('true ? ', ' : 1'),
  ])();
  if (random.chance(0.2)) return `service cloud.firestore { ${'match /a/{b} { '.repeat(depth)}${'} '.repeat(depth)} }`;
  return `service cloud.firestore { match /databases/{db}/documents/things/{id} {
  function f(x) { return x; }
  allow read, write: if ${condition} == 1;
} }`;
}
