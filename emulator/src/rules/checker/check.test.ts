import { compile } from '..';
import { compileBody } from '../testing/expression';

const issuesOf = (body: string): string[] =>
  compileBody(body).issues.map(({ severity, description }) => `${severity}: ${description}`);
const ofCondition = (condition: string, functions = ''): string[] =>
  issuesOf(`${functions} match /a/{x} { allow get: if ${condition}; }`);

describe('errors', () => {
  test.each<[title: string, body: string, issue: string]>([
    [
      'two functions of one name in one scope',
      'function f() { return true; } function f() { return f2; }',
      'The identifier [f] is already bound in the current scope.',
    ],
    [
      'two parameters of one name',
      'function f(a, a) { return true; }',
      'The identifier [a] is already bound in the current scope.',
    ],
    [
      'two lets of one name',
      'function f() { let a = 1; let a = 2; return a; }',
      'The identifier [a] is already bound in the current scope.',
    ],
    [
      'a let named like a parameter',
      'function f(a) { let a = 1; return a; }',
      'The identifier [a] is already bound in the current scope.',
    ],
    [
      'an unknown type',
      'match /a/{x} { allow get: if x is text; }',
      'Unknown type: text. Use one of bool, int, float, number, string, bytes, list, map, set, map_diff, timestamp, duration, latlng, path, constraint.',
    ],
  ])('%s', (_, body, issue) => {
    expect(issuesOf(body)).toContain(`ERROR: ${issue}`);
    expect(compileBody(body).ruleset).toBeUndefined();
  });

  test('the same name may be bound again in an inner scope', () => {
    const body = 'function f() { return true; } match /a/{x} { function f() { return x; } allow get: if f(); }';
    expect(issuesOf(body).filter((issue) => issue.startsWith('ERROR'))).toEqual([]);
  });

  test('more than one file', () => {
    const file = { name: 'a.rules', content: 'service cloud.firestore {}' };
    expect(compile([file, file]).issues[0]).toMatchObject({
      severity: 'ERROR',
      description: 'Only one rules file is allowed in a ruleset.',
    });
  });

  test('no file', () => {
    expect(compile([]).issues[0]).toMatchObject({ severity: 'ERROR', description: "Missing 'service' declaration." });
  });
});

describe('warnings', () => {
  test.each<[title: string, condition: string, functions: string, issues: string[]]>([
    ['an unknown variable', 'missingName == 1', '', ['Invalid variable name: missingName.']],
    ['an unknown function', 'nowhere()', '', ['Invalid function name: nowhere.']],
    ['an unknown function of a namespace', 'math.sin(1) == 1', '', ['Invalid function name: math.sin.']],
    ['a function of Storage rules', 'firestore.get(/a/b) == 1', '', ['Invalid variable name: firestore.']],
    [
      'a wrong count of arguments',
      'math.abs(1, 2) == 1',
      '',
      ['Incorrect number of arguments supplied to function: math.abs.'],
    ],
    ['a wrong count for a look-up', 'exists()', '', ['Incorrect number of arguments supplied to function: exists.']],
    [
      'a wrong count for a declared function',
      'f(1)',
      'function f() { return true; }',
      ['Incorrect number of arguments supplied to function: f.'],
    ],
    ['a function that nothing calls', 'true', 'function f() { return true; }', ['Unused function: f.']],
    ['a let that nothing reads', 'f()', 'function f() { let a = 1; return true; }', ['Unused variable: a.']],
    [
      'a parameter named like a binding',
      'f(1)',
      'function f(request) { return request == 1; }',
      ['Invalid variable name: request.'],
    ],
    [
      'a let named like a namespace',
      'f()',
      'function f() { let math = 1; return math == 1; }',
      ['Invalid variable name: math.'],
    ],
    [
      'a function named like a built-in',
      'get(1)',
      'function get(a) { return a == 1; }',
      ['Invalid function name: get.'],
    ],
    ['nothing', 'request.auth.uid == x && math.abs(1) == 1 && exists(/a/b) && debug(true)', '', []],
  ])('%s', (_, condition, functions, issues) => {
    expect(ofCondition(condition, functions)).toEqual(issues.map((issue) => `WARNING: ${issue}`));
    expect(compileBody(`${functions} match /a/{x} { allow get: if ${condition}; }`).ruleset).toBeDefined();
  });
});

test('an issue has the line, the column and the offsets of what it is about', () => {
  const content =
    "rules_version = '2';\nservice cloud.firestore {\n  match /a/{x} {\n    allow get: if missing == 1;\n  }\n}";
  expect(compile([{ name: 'dir/a.rules', content }]).issues).toEqual([
    {
      severity: 'WARNING',
      description: 'Invalid variable name: missing.',
      sourcePosition: { fileName: 'dir/a.rules', line: 4, column: 19, currentOffset: 82, endOffset: 89 },
    },
  ]);
});
