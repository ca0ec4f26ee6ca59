import { compareValues, typeOrder, type Filter, type Value } from '../../model';
import type { Ruleset } from '..';
import { compileBody, documentAt, requestOf } from '../testing/expression';

type FieldFilter = Extract<Filter, { kind: 'field' }>;

const field = (op: FieldFilter['op'], value: Value): Filter => ({ kind: 'field', field: ['f'], op, value });
const and = (...filters: Filter[]): Filter => ({ kind: 'composite', op: 'AND', filters });
const or = (...filters: Filter[]): Filter => ({ kind: 'composite', op: 'OR', filters });

const OPERANDS: Value[] = [1n, 1.5, 2n, 2.5, 3n, 'a', 'b', true];
const LOWER = (['GREATER_THAN', 'GREATER_THAN_OR_EQUAL'] as const).flatMap((op) => OPERANDS.map((v) => field(op, v)));
const UPPER = (['LESS_THAN', 'LESS_THAN_OR_EQUAL'] as const).flatMap((op) => OPERANDS.map((v) => field(op, v)));
const OTHER = (['EQUAL', 'NOT_EQUAL', 'ARRAY_CONTAINS'] as const).flatMap((op) => OPERANDS.map((v) => field(op, v)));
const SEVERAL = (['IN', 'NOT_IN', 'ARRAY_CONTAINS_ANY'] as const).flatMap((op) =>
  OPERANDS.flatMap((v, i) => OPERANDS.slice(i + 1).map((w) => field(op, [v, w]))),
);
const UNARY = (['IS_NULL', 'IS_NOT_NULL', 'IS_NAN', 'IS_NOT_NAN'] as const).map((op): Filter => ({
  kind: 'unary',
  field: ['f'],
  op,
}));
const SINGLE = [...LOWER, ...UPPER, ...OTHER, ...SEVERAL, ...UNARY];
const RANGES = LOWER.flatMap((low) => UPPER.flatMap((high) => [and(low, high), or(low, high)]));

const CONSTANTS = ['1', '1.5', '2', '3', "'a'", "'b'", 'true', 'null', "['a']"];
const CONDITIONS = [
  ...CONSTANTS.flatMap((c) => ['==', '!=', '<', '<=', '>', '>='].map((operator) => `resource.data.f ${operator} ${c}`)),
  ...CONSTANTS.flatMap((c) => ['==', '<', '>='].map((operator) => `${c} ${operator} resource.data.f`)),
  ...CONSTANTS.map((c) => `${c} in resource.data.f`),
  ...['int', 'float', 'number', 'string', 'list', 'bool', 'map'].map((type) => `resource.data.f is ${type}`),
  ...["[1, 'a']", '[1.5, 2, 3]', '[]'].map((list) => `resource.data.f in ${list}`),
  ...['hasAny', 'hasAll'].flatMap((name) =>
    ["['a', 1]", "['b']", '[]'].map((list) => `resource.data.f.${name}(${list})`),
  ),
  ...["'f' in resource.data", "resource.data.keys().hasAll(['f'])", "resource.data.keys().hasAny(['f', 'g'])"],
  ...["resource.data.keys().hasOnly(['f'])", 'resource.data.size() == 1', "resource.data.get('f', 1) == 1"],
  ...["resource.data.get('g', 1) == 1", "resource.data == {'f': 1}", "'g' in resource.data"],
  ...['resource.data.f > 1 && resource.data.f < 3', 'resource.data.f < 2 || resource.data.f > 2'],
  ...['resource.data.f > 1 ? resource.data.f < 3 : true', 'resource.data.f == 1 || true', 'resource.data.f + 1 > 2'],
].flatMap((condition) => [condition, `!(${condition})`]);

const VALUES: Value[] = [
  null,
  true,
  false,
  NaN,
  0.5,
  1n,
  1.5,
  2n,
  2.5,
  3n,
  4n,
  '',
  'a',
  'ab',
  'b',
  'c',
  [],
  ['a'],
  ['b', 1n],
];
const DOCUMENTS: Record<string, Value>[] = [
  {},
  ...VALUES.flatMap((f): Record<string, Value>[] => [{ f }, { f, g: 2n }]),
];

/** What Firestore's filters mean, said as plainly as possible. */
function meets(fields: Record<string, Value>, condition: Filter): boolean {
  if (condition.kind === 'composite') {
    const met = condition.filters.map((part) => meets(fields, part));
    return condition.op === 'AND' ? met.every(Boolean) : met.some(Boolean);
  }
  const value = fields['f'];
  if (value === undefined) return false;
  if (condition.kind === 'unary') {
    const subject = condition.op.endsWith('NULL') ? value === null : Number.isNaN(value);
    return condition.op.startsWith('IS_NOT') ? value !== null && !subject : subject;
  }
  const { op, value: operand } = condition;
  const same = (other: Value): boolean => compareValues(value, other) === 0;
  const all = Array.isArray(operand) ? operand : [operand];
  const contains = (element: Value): boolean =>
    Array.isArray(value) && value.some((candidate) => compareValues(candidate, element) === 0);
  const ranged = typeOrder(value) === typeOrder(operand);
  switch (op) {
    case 'EQUAL':
    case 'IN':
      return all.some(same);
    case 'NOT_EQUAL':
    case 'NOT_IN':
      return value !== null && !all.some(same);
    case 'ARRAY_CONTAINS':
    case 'ARRAY_CONTAINS_ANY':
      return all.some(contains);
    case 'LESS_THAN':
      return ranged && compareValues(value, operand) < 0;
    case 'LESS_THAN_OR_EQUAL':
      return ranged && compareValues(value, operand) <= 0;
    case 'GREATER_THAN':
      return ranged && compareValues(value, operand) > 0;
    case 'GREATER_THAN_OR_EQUAL':
      return ranged && compareValues(value, operand) >= 0;
  }
}

function listAllowed(ruleset: Ruleset, where: Filter): boolean {
  const query = { parent: '', collectionId: 'things', allDescendants: false, orderBy: [], offset: 0, where };
  return ruleset.evaluateFirestore(requestOf({ method: 'list', path: undefined, query })).allowed;
}

describe('a query is only allowed when each document that it can return meets the condition by itself', () => {
  test.each([
    ['single filters', SINGLE],
    ['ranges from and to', RANGES],
  ])('%s', (_, filters) => {
    const returned = filters.map((filter) => DOCUMENTS.filter((fields) => meets(fields, filter)));
    const unsound: string[] = [];
    let proven = 0;
    for (const condition of CONDITIONS) {
      const { ruleset } = compileBody(`match /things/{id} { allow read: if ${condition}; }`);
      if (!ruleset) throw new Error(`${condition} does not compile.`);
      const passing = new Set(
        DOCUMENTS.filter(
          (fields) => ruleset.evaluateFirestore(requestOf({ resource: documentAt('things/t1', fields) })).allowed,
        ),
      );
      filters.forEach((filter, i) => {
        const results = returned[i] ?? [];
        if (results.length === 0 || !listAllowed(ruleset, filter)) return;
        proven += 1;
        for (const fields of results.filter((one) => !passing.has(one))) {
          unsound.push(`${condition} for ${describeFilter(filter)} although it returns ${String(fields['f'])}`);
        }
      });
    }
    expect(unsound).toEqual([]);
    expect(proven).toBeGreaterThan(1000);
  });
});

function describeFilter(filter: Filter): string {
  if (filter.kind === 'composite') return `${filter.op}(${filter.filters.map(describeFilter).join(', ')})`;
  return filter.kind === 'unary' ? filter.op : `${filter.op} ${String(filter.value)}`;
}
