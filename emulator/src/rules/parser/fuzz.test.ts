import fc from 'fast-check';
import { compile, createAccessBudget } from '..';
import { requestOf } from '../testing/expression';

const FRAGMENTS = [
  ...[
    'rules_version',
    "= '2';",
    'service cloud.firestore {',
    'match /a/{b}',
    'match /{c=**}',
    '{',
    '}',
    'allow read',
    'allow get: if',
  ],
  ...[
    'function f(a) {',
    'let x =',
    'return',
    ';',
    ':',
    ',',
    '(',
    ')',
    '[',
    ']',
    '.',
    '..',
    '?',
    '!',
    '-',
    '/',
    '//',
    '/*',
    '*/',
    '$(',
  ],
  ...[
    '&&',
    '||',
    '==',
    '<=',
    'in',
    'is int',
    '1',
    '1.5',
    '0x',
    "'a'",
    "'",
    '"',
    "b'",
    '\\',
    'true',
    'null',
    'request',
    'x',
    'f(',
    '\n',
    '\u0000',
    '€',
  ],
];

const soup = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }).map((parts) => parts.join(' '));

const { expression } = fc.letrec<{ expression: string; leaf: string }>((tie) => ({
  leaf: fc.constantFrom(
    '1',
    '0',
    '2.5',
    "'a'",
    "b'a'",
    'true',
    'null',
    'request',
    'resource',
    'b',
    'missing',
    '[]',
    '{}',
    '/a/b',
    'request.time',
  ),
  expression: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    tie('leaf'),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '%', '<', '>=', '==', '!=', 'in', '&&', '||'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(fc.constantFrom('!', '-'), tie('expression')).map(([operator, operand]) => `${operator}(${operand})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('x', 'data', 'auth', 'uid'))
      .map(([target, name]) => `(${target}).${name}`),
    fc.tuple(tie('expression'), tie('expression')).map(([target, index]) => `(${target})[${index}]`),
    fc
      .tuple(tie('expression'), fc.constantFrom('size', 'keys', 'toSet', 'year', 'nope'))
      .map(([target, name]) => `(${target}).${name}()`),
    fc
      .tuple(tie('expression'), fc.constantFrom('hasAny', 'concat', 'matches', 'diff', 'split'), tie('expression'))
      .map(([target, name, argument]) => `(${target}).${name}(${argument})`),
    fc
      .tuple(fc.constantFrom('int', 'string', 'math.abs', 'exists', 'get', 'path', 'nope'), tie('expression'))
      .map(([name, argument]) => `${name}(${argument})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map((parts) => `(${parts[0]} ? ${parts[1]} : ${parts[2]})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('int', 'string', 'map', 'set'))
      .map(([operand, type]) => `(${operand} is ${type})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
  ),
}));

const rules = (condition: string): string =>
  `rules_version = '2'; service cloud.firestore { match /databases/{db}/documents/things/{b} { allow get: if ${condition}; } }`;

test('any text compiles or has an issue with a place inside of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), soup), (content) => {
      const { ruleset, issues } = compile([{ name: 'a.rules', content }]);
      const errors = issues.filter(({ severity }) => severity === 'ERROR');
      expect(ruleset === undefined).toBe(errors.length > 0);
      for (const { sourcePosition } of issues) {
        expect(sourcePosition.line).toBeGreaterThan(0);
        expect(sourcePosition.column).toBeGreaterThan(0);
        expect(sourcePosition.currentOffset).toBeLessThanOrEqual(content.length);
      }
    }),
    { numRuns: 2000 },
  );
});

test('any well-formed condition compiles and evaluates to a verdict', () => {
  fc.assert(
    fc.property(expression, (condition) => {
      const { ruleset, issues } = compile([{ name: 'a.rules', content: rules(condition) }]);
      expect(issues.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
      const verdict = ruleset?.evaluateFirestore(requestOf({ budget: createAccessBudget() }));
      expect(verdict?.allowed).toBe(verdict?.message === '');
    }),
    { numRuns: 2000 },
  );
});

test('a failure or its absence is the same whoever counts', () => {
  fc.assert(
    fc.property(expression, (condition) => {
      const files = [{ name: 'a.rules', content: rules(condition) }];
      const plain = compile(files).ruleset?.evaluateFirestore(requestOf());
      const counting = compile(files, { coverage: true }).ruleset;
      expect(counting?.evaluateFirestore(requestOf()).message).toBe(plain?.message);
      expect(counting?.coverage()?.requests).toEqual({ judged: 1, counted: 1 });
    }),
    { numRuns: 300 },
  );
});

test('a hostile regular expression does not take exponential time', () => {
  const condition = `'${'a'.repeat(200)}!'.matches('${'(a?)'.repeat(30)}(a+)+b')`;
  expect(
    compile([{ name: 'a.rules', content: rules(condition) }]).ruleset?.evaluateFirestore(requestOf()).allowed,
  ).toBe(false);
});
