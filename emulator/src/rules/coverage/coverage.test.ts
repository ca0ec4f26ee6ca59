import { compile } from '..';
import { documentAt, requestOf, type Setting } from '../testing/expression';
import type { ExpressionReport } from './report';

type Seen = [text: string, ...values: string[]];

function rulesOf(body: string): string {
  return `rules_version = '2';\nservice cloud.firestore { match /databases/{db}/documents {\n${body}\n} }`;
}

/** Judges the requests by rules; gives the expressions in order, each with its values as JSON and their counts. */
function seenBy(body: string, ...settings: Setting[]): Seen[] {
  const content = rulesOf(body);
  const { ruleset } = compile([{ name: 'a.rules', content }], { coverage: true });
  for (const setting of settings) ruleset?.evaluateFirestore(requestOf(setting));
  const seen: Seen[] = [];
  const collect = ({ sourcePosition, values = [], children = [] }: ExpressionReport): void => {
    const text = [...content].slice(sourcePosition.currentOffset, sourcePosition.endOffset + 1).join('');
    seen.push([text, ...values.map(({ value, count }) => `${count} ${JSON.stringify(value)}`)]);
    children.forEach(collect);
  };
  ruleset?.coverage()?.report?.forEach(collect);
  return seen;
}

const thing = (condition: string): string => `match /things/{id} { allow get: if ${condition}; }`;
const withValue = (value: string | bigint | number | boolean | null): Setting => ({
  resource: documentAt('things/t1', { x: value }),
});

test('counts each value of each expression, and nothing where evaluation does not go', () => {
  expect(seenBy(thing("id == 't1' || (resource.data.x)"), {}, {}, { path: 'things/t2', ...withValue(false) })).toEqual([
    ["id == 't1' || (resource.data.x)", '2 {"boolValue":true}', '1 {"boolValue":false}'],
    ["id == 't1'", '2 {"boolValue":true}', '1 {"boolValue":false}'],
    ['id', '2 {"stringValue":"t1"}', '1 {"stringValue":"t2"}'],
    ['(resource.data.x)', '1 {"boolValue":false}'],
    ['resource.data', '1 {"mapValue":{}}'],
    ['resource', '1 {"mapValue":{}}'],
  ]);
});

test.each<[value: string | bigint | number | null, json: string]>([
  [null, '{"nullValue":null}'],
  [7n, '{"intValue":"7"}'],
  [0.5, '{"floatValue":0.5}'],
  [NaN, '{"floatValue":"NaN"}'],
  ['é', '{"stringValue":"é"}'],
])('tells the value %p as %s', (value, json) => {
  expect(seenBy(thing('resource.data.x == 1'), withValue(value))).toContainEqual(['resource.data.x', `1 ${json}`]);
});

test('an error has its message and the place of the innermost expression that failed', () => {
  const [root] = seenBy(thing('resource.data.missing == 1'), {});
  expect(JSON.parse(root?.[1]?.slice(2) ?? '')).toEqual({
    undefined: {
      causeMessage: 'Property missing is undefined on object.',
      sourcePosition: { fileName: 'a.rules', line: 3, column: 36, currentOffset: expect.any(Number) as number, endOffset: expect.any(Number) as number },
    },
  });
});

test('functions come before the statements that call them, and a let holds what comes after it', () => {
  const body = `function f(a) { let b = a + 1; let c = b * 2; return c > 3; }\n${thing('f(1)')}`;
  expect(seenBy(body, {}).map(([text, ...values]) => [text, values.length])).toEqual([
    ['b = a + 1; let c = b * 2; return c > 3', 1],
    ['a + 1', 1],
    ['a', 1],
    ['c = b * 2; return c > 3', 1],
    ['b * 2', 1],
    ['b', 1],
    ['c > 3', 1],
    ['c', 1],
    ['f(1)', 1],
  ]);
});

test('constants and names of namespaces are no part of the report', () => {
  expect(seenBy(thing('true'), {})).toEqual([]);
  expect(seenBy(thing("duration.value(1, 's') == null"), {}).map(([text]) => text)).toEqual([
    "duration.value(1, 's') == null",
    "duration.value(1, 's')",
  ]);
});

test('places count characters, not code units', () => {
  const seen = seenBy(`// 🚀🚀\n${thing("'🚀' == id")}`, {});
  expect(seen.map(([text]) => text)).toEqual(["'🚀' == id", 'id']);
});

test('keeps little of texts, and only the first distinct ones', () => {
  const texts = Array.from({ length: 12 }, (_, i) => withValue(`${i}`.padEnd(500, 'x')));
  const x = seenBy(thing("resource.data.x == ''"), ...texts).find(([text]) => text === 'resource.data.x');
  expect(x).toHaveLength(1 + 10 + 1);
  expect(x?.at(1)).toBe(`1 {"stringValue":"${'0'.padEnd(100, 'x')}…"}`);
  expect(x?.at(-1)).toBe('2 {"otherValues":{}}');
});

test('counts each of the first 10,000 requests and then one in twenty, until somebody reads', () => {
  const { ruleset } = compile([{ name: 'a.rules', content: rulesOf(thing('id == "t1"')) }], { coverage: true });
  const judge = (times: number): void => {
    for (let i = 0; i < times; i++) ruleset?.evaluateFirestore(requestOf());
  };
  judge(12_000);
  expect(ruleset?.coverage()?.requests).toEqual({ judged: 12_000, counted: 10_100 });
  expect(ruleset?.coverage()?.report?.[0]?.values).toEqual([{ value: { boolValue: true }, count: 10_100 }]);
  judge(7);
  expect(ruleset?.coverage()?.requests).toEqual({ judged: 12_007, counted: 10_107 });
});

test('rules that are compiled without it count nothing', () => {
  expect(compile([{ name: 'a.rules', content: rulesOf(thing('true')) }]).ruleset?.coverage()).toBeUndefined();
});
