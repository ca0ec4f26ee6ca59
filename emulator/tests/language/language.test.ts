import { compile } from '../../src/rules';
import { FUNCTIONS, METHOD_NAMES, RESULT_TYPES } from '../../src/rules/builtins';
import { documentAt, judge, judgeQuery, listResult, resultOf } from '../../src/rules/testing/expression';
import { boolean } from './boolean.table';
import { bytes } from './bytes.table';
import { files, members, type Compiled } from './compile.table';
import { equality } from './equality.table';
import { functions } from './functions.table';
import { latlng } from './latlng.table';
import { list } from './list.table';
import { map } from './map.table';
import { captures, methods, patterns } from './match.table';
import { number } from './number.table';
import { path } from './path.table';
import { blocks, proofs, queries } from './query.table';
import { requests } from './request.table';
import { set } from './set.table';
import { string } from './string.table';
import { syntax } from './syntax.table';
import { time } from './time.table';
import { types } from './types.table';

const TABLES = { types, equality, boolean, number, string, bytes, list, set, map, time, latlng, path, syntax };

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  describe.each(Object.entries(table))('%s', (__, rows) => {
    test.each(rows)('%s → %s', (expression, result) => {
      expect(resultOf(expression)).toBe(result);
    });
  });
});

describe('functions of the rules', () => {
  test.each(functions)('%s %s → %s', (declarations, expression, result) => {
    expect(resultOf(expression, declarations)).toBe(result);
  });
});

describe.each(Object.entries(requests))('%s', (_, { setting, rows }) => {
  test.each(rows)('%s → %s', (expression, result) => {
    expect(resultOf(expression, '', setting)).toBe(result);
  });
});

describe('patterns', () => {
  test.each(patterns)('%s for %s in version %s: %s', (pattern, path, version, matches) => {
    const body = `match ${pattern} { allow get; }`;
    expect(judge(body, { path, resource: documentAt(path, {}) }, version).allowed).toBe(matches);
  });

  test.each(captures)('%s for %s: %s → %s', (pattern, path, expression, result) => {
    expect(resultOf(expression, '', { path, resource: documentAt(path, {}) }, pattern)).toBe(result);
  });

  test.each(methods)('allow %s allows %j and nothing else', (statement, allowed) => {
    const body = `match /things/{id} { allow ${statement}; }`;
    const all = ['get', 'list', 'create', 'update', 'delete'] as const;
    expect(all.filter((method) => judgeQuery(body, {}, { method, path: 'things/t1' }).allowed)).toEqual(allowed);
  });
});

describe('queries', () => {
  test.each(proofs)('%s: %j with %s', (_, where, condition, result) => {
    expect(listResult(condition, where ? { where } : {})).toBe(result);
  });

  test.each(queries)('%s with %j: %s', (condition, query, result) => {
    expect(listResult(condition, query)).toBe(result);
  });

  test.each(blocks)('%s for %j: %s', (pattern, query, applies) => {
    expect(judgeQuery(`match ${pattern} { allow list; }`, query).allowed).toBe(applies);
  });
});

describe('the compiler', () => {
  const issuesOf = (content: string): string[] =>
    compile([{ name: 'firestore.rules', content }]).issues.map(({ severity, description, sourcePosition }) => {
      return `${severity} ${sourcePosition.line}:${sourcePosition.column} ${description}`;
    });

  const rowsOf = (sources: readonly Compiled[]): [string, string[]][] =>
    sources.map(([source, ...issues]) => [source, issues]);

  describe.each(Object.entries(files))('%s', (_, sources) => {
    test.each(rowsOf(sources))('%s: %j', (source, issues) => {
      expect(issuesOf(source)).toEqual(issues);
    });
  });

  describe.each(Object.entries(members))('%s', (_, sources) => {
    test.each(rowsOf(sources))('%s: %j', (source, issues) => {
      const content = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /p/{d} {
      ${source}
    }
  }
}
`;
      expect(issuesOf(content)).toEqual(issues);
    });
  });
});

test('each function and method of the language has rows with values and rows with errors', () => {
  const rows = Object.values(TABLES).flatMap((table) => Object.values(table).flat());
  const isShown = (text: string, failing: boolean): boolean =>
    rows.some(([expression, result]) => expression.includes(text) && result.startsWith('error') === failing);
  const texts = [...FUNCTIONS.keys()].map((name) => `${name}(`).concat(METHOD_NAMES.map((name) => `.${name}(`));
  expect(texts.filter((text) => !isShown(text, false))).toEqual([]);
  expect(texts.filter((text) => !isShown(text, true))).toEqual([]);
});

test('the types of results that the checker counts on are those that the rows show', () => {
  const rows = Object.values(TABLES).flatMap((table) => Object.values(table).flat());
  const counted = [...RESULT_TYPES].filter(([name]) => FUNCTIONS.has(name));
  for (const [name, type] of counted) {
    const results = rows.filter(([expression, result]) => isOneCall(expression, name) && !result.startsWith('error'));
    expect([name, ...results.map(([, result]) => typeOf(result))]).toEqual([name, ...results.map(() => type)]);
  }
});

/** Whether the expression is nothing but a call of this function. */
function isOneCall(expression: string, name: string): boolean {
  return expression.startsWith(`${name}(`) && expression.indexOf(')') === expression.length - 1;
}

function typeOf(result: string): string {
  if (result === 'true' || result === 'false') return 'bool';
  if (result.startsWith('"')) return 'string';
  if (result.startsWith('[')) return 'list';
  return result.startsWith('{') ? 'map' : (result.split(' ')[0] ?? '');
}
