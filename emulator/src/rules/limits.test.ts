import { compile, type Issue } from '.';
import { compileBody, evaluate, judge } from './testing/expression';

const repeat = (count: number, text: string, separator = ''): string =>
  Array.from({ length: count }, () => text).join(separator);
const errorsOf = (body: string, version?: string): string[] =>
  compileBody(body, version)
    .issues.filter(({ severity }) => severity === 'ERROR')
    .map(({ description }) => description);
const conditionErrors = (condition: string): string[] => errorsOf(`match /a/{x} { allow get: if ${condition}; }`);

describe('expressions of one request', () => {
  const EXHAUSTED =
    'Unable to evaluate the expression as the maximum of 1000 expressions to evaluate has been reached.';

  /** The number of expressions that a condition counts: how many more of a known cost fit into the allowance. */
  const costOf = (condition: string, functions = ''): number => {
    const filler = (count: number): string => `function fill() { return [${repeat(count, '1', ',')}] != []; }`;
    let low = 0;
    let high = 1000;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const fits = evaluate(`((${condition}) == 'never') || fill()`, {}, `${functions}${filler(middle)}`) !== EXHAUSTED;
      if (fits) low = middle;
      else high = middle - 1;
    }
    // `||` 2, `==` and its literal 2, the call 1, `!=` and both lists 3.
    return 1000 - low - 8;
  };

  const costs: [condition: string, cost: number, functions?: string][] = [
    ['1', 1],
    ['request', 1],
    ['request.auth', 2],
    ["request['auth']", 3],
    ['[1, 2]', 3],
    ["{'a': 1}", 3],
    ['(((1)))', 1],
    ['[1, 2][0:1]', 6],
    ['-1', 2],
    ['1 + 2', 3],
    ['1 in [1]', 4],
    ['1 is int', 3],
    ['true && true', 4],
    ['false && true', 2],
    ['true || true', 2],
    ['false || true', 4],
    ['true ? 1 : 2', 4],
    ['false ? 1 : 2', 6],
    ['/a/b', 3],
    ["/a/$('b')", 3],
    ["'a'.size()", 2],
    ["'a'.matches('b')", 3],
    ["int('1')", 2],
    ['math.abs(1)', 3],
    ['exists(/databases/$(database)/documents/a/b)', 7],
    ['f()', 2, 'function f() { return 1; }'],
    ['f(1, 2)', 4, 'function f(a, b) { return a; }'],
    ['f()', 6, 'function f() { let a = 1; let b = a; return 1; }'],
  ];

  const rows = costs.map(([condition, cost, functions = '']) => [condition, cost, functions] as const);

  test.each(rows)('%s counts %i', (condition, cost, functions) => {
    expect(costOf(condition, functions)).toBe(cost);
  });

  test('exactly 1000 are allowed', () => {
    expect(evaluate(`[${repeat(997, '1', ',')}] != []`)).toBe('true');
    expect(evaluate(`[${repeat(998, '1', ',')}] != []`)).toBe(EXHAUSTED);
  });

  test('are shared by the statements that are tried', () => {
    const half = `[${repeat(600, '1', ',')}]`;
    const body = `match /things/{id} { allow get: if ${half} == []; allow get: if ${half} != []; }`;
    expect(judge(body).message).toBe(`\nfalse for 'get' @ L4, ${EXHAUSTED} for 'get' @ L4`);
  });

  test('running out is not absorbed', () => {
    expect(evaluate(`[${repeat(1000, '1', ',')}] == [] || true`)).toBe(EXHAUSTED);
  });

  test('repeated calls of functions that call functions end at the allowance', () => {
    const functions = Array.from({ length: 20 }, (_, i) => `function f${i}() { return f${i + 1}() || f${i + 1}(); }`);
    expect(evaluate('f0()', {}, `${functions.join('\n')} function f20() { return false; }`)).toBe(EXHAUSTED);
  });
});

describe('nesting of expressions', () => {
  const TOO_COMPLEX = ['Expression is too complex to evaluate safely.'];

  test.each<[title: string, condition: (count: number) => string, most: number]>([
    ['groups around a comparison', (count) => `${repeat(count, '(')}1 == 1${repeat(count, ')')}`, 97],
    ['groups around a literal', (count) => `${repeat(count, '(')}true${repeat(count, ')')}`, 98],
    ['comparisons in a flat chain', (count) => repeat(count, '1 == 1', ' && '), 98],
    [
      'comparisons in a nested chain',
      (count) => `${repeat(count - 1, '1 == 1 && (')}1 == 1${repeat(count - 1, ')')}`,
      49,
    ],
  ])('%s', (_, condition, most) => {
    expect(conditionErrors(condition(most))).toEqual([]);
    expect(new Set(conditionErrors(condition(most + 1)))).toEqual(new Set(TOO_COMPLEX));
  });

  test.each<[title: string, condition: string, columns: number[]]>([
    ['both operands that lie too deep', `${repeat(98, '(')}d == 'a'${repeat(98, ')')}`, [98, 103]],
    ['the comparison that lies too deep', `${repeat(99, '(')}d == 'a'${repeat(99, ')')}`, [99]],
    ['the hundredth of too many groups', `${repeat(130, '(')}d == 'a'${repeat(130, ')')}`, [99]],
  ])('%s is reported', (_, condition, columns) => {
    const { issues } = compileBody(`match /a/{d} {\nallow get: if\n${condition}; }`);
    expect(issues.map(({ sourcePosition }) => sourcePosition.column - 1)).toEqual(columns);
  });

  test.each<[title: string, condition: (count: number) => string, most: number]>([
    ['lists', (count) => `${repeat(count, '[')}1${repeat(count, ']')} == d`, 97],
    ['calls of functions', (count) => `${repeat(count, 'int(')}1${repeat(count, ')')} == d`, 97],
  ])('%s lie one level deeper each', (_, condition, most) => {
    expect(conditionErrors(condition(most))).toEqual([]);
    expect(conditionErrors(condition(most + 1))).toEqual(TOO_COMPLEX);
  });

  test('negations, ternaries and calls of methods lie no deeper', () => {
    const deep = `${repeat(97, '(')}d == 'a'${repeat(97, ')')}`;
    expect(conditionErrors(`!${deep}`)).toEqual([]);
    expect(conditionErrors(`true ? ${deep} : false`)).toEqual([]);
    expect(conditionErrors(`'x'.matches(${deep})`)).toEqual([]);
  });

  test.each<[title: string, condition: string]>([
    ['groups', repeat(50_000, '(')],
    ['lists', repeat(50_000, '[')],
    ['maps', repeat(50_000, '{1:')],
    ['negations', `${repeat(50_000, '!')}true`],
    ['minus signs', `${repeat(50_000, '-')}1`],
    ['calls', repeat(50_000, 'f(')],
    ['conditions', repeat(50_000, 'a?')],
    ['alternatives', `${repeat(20_000, 'a ? b : ')}c`],
    ['interpolations', repeat(50_000, '/$(')],
    ['members', `a${repeat(50_000, '.b')}`],
    ['indices', `a${repeat(50_000, '[1]')}`],
    ['sums', repeat(50_000, '1', '+')],
  ])('any number of %s is refused without exhausting the stack', (_, condition) => {
    expect(conditionErrors(condition)).toEqual(TOO_COMPLEX);
  });

  test('any number of nested blocks is refused without exhausting the stack', () => {
    expect(errorsOf(repeat(20_000, 'match /a {'))).toEqual(['Match blocks are nested too deeply.']);
  });
});

describe('limits of declarations', () => {
  const chain = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `function f${i + 1}() { return ${i + 1 < count ? `f${i + 2}()` : 'true'}; }`,
    ).join('\n');
  const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `p${i}`);

  test('21 functions may call each other in a chain, 22 may not, also when no rule calls them', () => {
    expect(errorsOf(chain(21))).toEqual([]);
    const stack = Array.from({ length: 21 }, (_, i) => `f${i + 1}`).join('->');
    expect(errorsOf(chain(22))).toEqual([`Maximum allowed call depth of 20 is reached for [${stack}] call stack.`]);
    expect(errorsOf(chain(5000))).toHaveLength(1);
  });

  test('a chain is refused at the function that is one too many, a count of lets at the result', () => {
    const errors = (body: string): Issue[] => compileBody(body).issues.filter(({ severity }) => severity === 'ERROR');
    expect(errors(chain(22))).toMatchObject([{ sourcePosition: { line: 25, column: 10 } }]);
    const lets = names(12).map((name) => `let ${name} = 1;`);
    const declaration = `function f() {\n${lets.join('\n')}\n return p0;\n}`;
    expect(errors(declaration)).toMatchObject([{ sourcePosition: { line: 17, column: 9 } }]);
  });

  test('a chain is measured in whatever order its functions are declared', () => {
    const reversed = chain(22).split('\n').reverse().join('\n');
    const [error] = errorsOf(reversed);
    expect(error).toContain('[f1->f2->f3->');
  });

  test('a chain of 21 functions evaluates', () => {
    expect(evaluate('f1()', {}, chain(21))).toBe('true');
  });

  test('a function has at most 11 lets', () => {
    const declare = (count: number): string =>
      `function f() { ${names(count)
        .map((name) => `let ${name} = 1;`)
        .join(' ')} return true; }`;
    expect(errorsOf(declare(11))).toEqual([]);
    expect(errorsOf(declare(12))).toEqual([
      'Maximum allowed variable count of 10 for a given function has been reached.',
    ]);
  });

  test('a function has at most 7 parameters', () => {
    const declare = (count: number): string => `function f(${names(count).join(', ')}) { return true; }`;
    expect(errorsOf(declare(7))).toEqual([]);
    expect(errorsOf(declare(8))).toEqual([
      'Maximum allowed argument count of 7 for a given function has been reached.',
    ]);
  });

  test('match blocks are nested at most 10 deep', () => {
    const nested = (count: number): string => `${repeat(count, 'match /a {')} allow get; ${repeat(count, '}')}`;
    expect(errorsOf(nested(9))).toEqual([]);
    expect(errorsOf(nested(10))).toEqual(['Maximum allowed depth of 10 nested match declarations has been reached.']);
  });

  test('a path has at most 100 segments and 20 captures', () => {
    expect(errorsOf(`match ${repeat(97, '/a')} { allow get; }`)).toEqual([]);
    expect(errorsOf(`match ${repeat(98, '/a')} { allow get; }`)).toEqual([
      'Maximum allowed length of 100 path segments has been reached.',
    ]);
    const captures = (count: number): string =>
      `match ${names(count)
        .map((name) => `/{${name}}`)
        .join('')} { allow get; }`;
    expect(errorsOf(captures(19))).toEqual([]);
    expect(errorsOf(captures(20))).toEqual(['Maximum allowed count of 20 path variables has been reached.']);
  });

  test('the source is smaller than 256 KB', () => {
    const ofSize = (bytes: number): number => {
      const content = "rules_version = '2'; service cloud.firestore {}".padEnd(bytes);
      return compile([{ name: 'a.rules', content }]).issues.length;
    };
    expect(ofSize(256_001)).toBe(0);
    expect(ofSize(262_143)).toBe(1);
  });
});
