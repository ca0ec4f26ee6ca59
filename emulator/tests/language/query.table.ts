import type { Filter, Query, Value } from '../../src/model';
import { mapOf } from '../../src/rules/testing/expression';

const field = (path: string, op: Extract<Filter, { kind: 'field' }>['op'], value: Value): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value,
});
const unary = (path: string, op: Extract<Filter, { kind: 'unary' }>['op']): Filter => ({
  kind: 'unary',
  field: [path],
  op,
});
const and = (...filters: Filter[]): Filter => ({ kind: 'composite', op: 'AND', filters });
const or = (...filters: Filter[]): Filter => ({ kind: 'composite', op: 'OR', filters });

const cannotSay = (received: string): string =>
  `Unsupported operation error. Received: ${received}. Expected: a query whose filters decide this condition.`;

const eq = field('a', 'EQUAL', 5n);
const above = field('a', 'GREATER_THAN', 5n);
const from = field('a', 'GREATER_THAN_OR_EQUAL', 5n);
const below = field('a', 'LESS_THAN', 5n);
const upTo = field('a', 'LESS_THAN_OR_EQUAL', 5n);
const not = field('a', 'NOT_EQUAL', 5n);
const has = field('a', 'ARRAY_CONTAINS', 'u1');


/** What a query filters by, a condition on its results, and whether the query is allowed, or why not. */
export const proofs: readonly (readonly [
  title: string,
  where: Filter | undefined,
  condition: string,
  result: string,
])[] = [
  ['a condition on the request alone', undefined, "request.auth.uid == 'u1'", 'allowed'],
  ['a condition on the request alone that is false', undefined, "request.auth.uid == 'u2'", 'false'],
  ['an unconstrained field', undefined, 'resource.data.a == 5', 'Property a is undefined on object.'],
  ['another field than the constrained one', eq, 'resource.data.b == 5', 'Property b is undefined on object.'],
  ['equality', eq, 'resource.data.a == 5', 'allowed'],
  ['equality with another value', eq, 'resource.data.a == 6', 'false'],
  [
    'equality, used in any expression',
    eq,
    'resource.data.a * 2 == 10 && resource.data.a is int && resource.data.a in [5]',
    'allowed',
  ],
  ['equality with null', unary('a', 'IS_NULL'), 'resource.data.a == null', 'allowed'],
  ['not null', unary('a', 'IS_NOT_NULL'), 'resource.data.a != null', 'allowed'],
  ['not null', unary('a', 'IS_NOT_NULL'), 'resource.data.a == 1', cannotSay('constraint == int')],
  ['NaN', unary('a', 'IS_NAN'), 'math.isNaN(resource.data.a)', 'allowed'],
  ['not NaN', unary('a', 'IS_NOT_NAN'), 'resource.data.a == null', 'false'],
  ['a lower bound', above, 'resource.data.a > 5', 'allowed'],
  ['a lower bound', above, 'resource.data.a >= 5', 'allowed'],
  ['a lower bound', above, 'resource.data.a > 4', 'allowed'],
  ['a lower bound', above, 'resource.data.a > 6', cannotSay('constraint > int')],
  ['a lower bound', above, 'resource.data.a < 5', 'false'],
  ['a lower bound', above, 'resource.data.a <= 5', 'false'],
  ['a lower bound', above, 'resource.data.a <= 6', cannotSay('constraint <= int')],
  ['a lower bound', above, 'resource.data.a == 5', 'false'],
  ['a lower bound', above, 'resource.data.a == 6', cannotSay('constraint == int')],
  ['a lower bound', above, 'resource.data.a != 5', 'allowed'],
  ['a lower bound on the right', above, '4 < resource.data.a', 'allowed'],
  ['a lower bound on the right', above, '6 > resource.data.a', cannotSay('int > constraint')],
  ['an inclusive lower bound', from, 'resource.data.a >= 5', 'allowed'],
  ['an inclusive lower bound', from, 'resource.data.a > 5', cannotSay('constraint > int')],
  ['an inclusive lower bound', from, 'resource.data.a < 5', 'false'],
  ['an inclusive lower bound', from, 'resource.data.a <= 5', cannotSay('constraint <= int')],
  ['an inclusive lower bound', from, 'resource.data.a == 4.5', 'false'],
  ['an upper bound', below, 'resource.data.a < 5', 'allowed'],
  ['an upper bound', below, 'resource.data.a <= 5', 'allowed'],
  ['an upper bound', below, 'resource.data.a < 4', cannotSay('constraint < int')],
  ['an upper bound', below, 'resource.data.a >= 5', 'false'],
  ['an inclusive upper bound', upTo, 'resource.data.a <= 5', 'allowed'],
  ['an inclusive upper bound', upTo, 'resource.data.a < 5', cannotSay('constraint < int')],
  ['an inclusive upper bound', upTo, 'resource.data.a > 5', 'false'],
  ['an inclusive upper bound', upTo, 'resource.data.a == 6', 'false'],
  ['both bounds', and(above, field('a', 'LESS_THAN', 9n)), 'resource.data.a > 4 && resource.data.a < 9', 'allowed'],
  ['both bounds', and(above, field('a', 'LESS_THAN', 9n)), 'resource.data.a == 10', 'false'],
  ['both bounds', and(above, field('a', 'LESS_THAN', 9n)), 'resource.data.a == 7', cannotSay('constraint == int')],
  ['the type of a range', above, 'resource.data.a is number && !(resource.data.a is string)', 'allowed'],
  ['the type of a range, int or float', above, 'resource.data.a is int', cannotSay('constraint is int')],
  ['the type of a range of strings', field('a', 'LESS_THAN', 'm'), 'resource.data.a is string', 'allowed'],
  ['the constraint itself', above, 'resource.data.a is constraint', 'allowed'],
  ['a range against another type', above, "resource.data.a == 'x' || resource.data.a == null", 'false'],
  ['a range against another type', above, "resource.data.a > 'x'", cannotSay('constraint > string')],
  ['a range in a list of values outside', above, 'resource.data.a in [1, 2]', 'false'],
  ['a range in a list', above, 'resource.data.a in [6, 7]', cannotSay('constraint in list')],
  ['inequality', not, 'resource.data.a != 5 && resource.data.a != null', 'allowed'],
  ['inequality', not, 'resource.data.a == 5', 'false'],
  ['inequality', not, 'resource.data.a != 6', cannotSay('constraint == int')],
  ['inequality', not, 'resource.data.a is int', cannotSay('constraint is int')],
  ['inequality', not, 'resource.data.a > 1', cannotSay('constraint > int')],
  ['not-in', field('a', 'NOT_IN', [1n, 2n]), 'resource.data.a != 1 && resource.data.a != 2', 'allowed'],
  ['not-in', field('a', 'NOT_IN', [1n, 2n]), 'resource.data.a != 3', cannotSay('constraint == int')],
  ['array-contains', has, 'request.auth.uid in resource.data.a', 'allowed'],
  ['array-contains', has, "'u2' in resource.data.a", cannotSay('string in constraint')],
  ['array-contains', has, "resource.data.a.hasAny(['u1', 'u2'])", 'allowed'],
  ['array-contains', has, "resource.data.a.hasAll(['u1'])", 'Function not found error: Name: [hasAll].'],
  ['array-contains', has, "resource.data.a.hasAny(['u2'])", cannotSay('constraint.hasAny(list)')],
  ['array-contains', has, 'resource.data.a is list', 'allowed'],
  ['a range, which is no list', above, 'resource.data.a.hasAll([])', 'Function not found error: Name: [hasAll].'],
  ['a range of bools', field('a', 'GREATER_THAN_OR_EQUAL', true), 'resource.data.a == true', cannotSay('constraint == bool')],
  ['array-contains', has, "resource.data.a == ['u2']", 'false'],
  ['array-contains', has, "resource.data.a == ['u1']", cannotSay('constraint == list')],
  [
    'array-contains',
    has,
    "['u1'].hasAny(resource.data.a)",
    'Unsupported operation error. Received: list.hasAny(constraint). Expected: list.hasAny(list).',
  ],
  [
    'array-contains',
    has,
    'resource.data.a.size() == 1',
    'Unsupported operation error. Received: constraint.size. Expected: string.size, bytes.size, list.size, set.size, map.size.',
  ],
  [
    'a constraint in arithmetic',
    above,
    'resource.data.a + 1 > 1',
    'Unsupported operation error. Received: constraint + int. Expected: int + int, int + float, float + int, float + float, string + string, timestamp + duration, duration + duration, duration + timestamp.',
  ],
  [
    'a member of a constraint',
    above,
    'resource.data.a.x == 1',
    'Type error. Received: [constraint] Expected: [map,path].',
  ],
  [
    'two constraints',
    and(above, field('b', 'LESS_THAN', 1n)),
    'resource.data.b < resource.data.a',
    cannotSay('constraint < constraint'),
  ],
  ['every value of in', field('a', 'IN', [6n, 42n]), 'resource.data.a > 5', 'allowed'],
  ['every value of in', field('a', 'IN', [1n, 6n]), 'resource.data.a > 5', 'false'],
  [
    'every value of array-contains-any',
    field('a', 'ARRAY_CONTAINS_ANY', ['u1', 'u2']),
    "'u1' in resource.data.a",
    cannotSay('string in constraint'),
  ],
  [
    'every value of array-contains-any',
    field('a', 'ARRAY_CONTAINS_ANY', ['u1', 'u2']),
    "resource.data.a.hasAny(['u1', 'u2', 'u3'])",
    'allowed',
  ],
  [
    'every side of or',
    or(eq, field('b', 'EQUAL', 1n)),
    "resource.data.get('x', 1) == 1 || resource.data.a == 5 || resource.data.b == 1",
    'allowed',
  ],
  ['every side of or', or(eq, field('b', 'EQUAL', 1n)), 'resource.data.a == 5', 'Property a is undefined on object.'],
  [
    'or within and',
    and(or(eq, field('a', 'EQUAL', 7n)), field('b', 'EQUAL', 1n)),
    'resource.data.a > 4 && resource.data.b == 1',
    'allowed',
  ],
  [
    'equality before a range on the same field',
    and(above, field('a', 'EQUAL', 7n)),
    'resource.data.a == 7',
    'allowed',
  ],
  [
    'a nested field',
    field('roles.u1', 'IN', ['ADMIN', 'VIEWER']),
    'resource.data.roles[request.auth.uid] != null',
    'allowed',
  ],
  [
    'a nested field',
    field('roles.u2', 'EQUAL', 'ADMIN'),
    'resource.data.roles[request.auth.uid] != null',
    'Property u1 is undefined on object.',
  ],
  [
    'a field of a fixed map',
    and(field('m', 'EQUAL', mapOf({ x: 1n })), field('m.x', 'GREATER_THAN', 0n)),
    'resource.data.m == {"x": 1}',
    'allowed',
  ],
  ['the presence of a field', eq, "'a' in resource.data && resource.data.keys().hasAll(['a'])", 'allowed'],
  ['the absence of a field', eq, "'b' in resource.data", cannotSay('string in map')],
  [
    'that there are no other fields',
    eq,
    "resource.data.keys().hasOnly(['a'])",
    'Unsupported operation error. Received: constraint.hasOnly. Expected: list.hasOnly, set.hasOnly.',
  ],
  ['the number of fields', eq, 'resource.data.size() == 1', cannotSay('map.size()')],
  ['the whole of the fields', eq, "resource.data == {'a': 5}", cannotSay('map == map')],
  ['a difference', eq, "resource.data.diff({}).affectedKeys().hasOnly(['a'])", cannotSay('map.diff(map)')],
  ['a default for a constrained field', eq, "resource.data.get('a', 0) == 5", 'allowed'],
  [
    'a default for a field that is not constrained',
    eq,
    "resource.data.get('b', 0) == 0",
    cannotSay('map.get(string, any)'),
  ],
  ['that there is a document', undefined, 'resource != null && resource.data != null', 'allowed'],
  ['the id', undefined, "id == 't1'", 'Null value error.'],
  ['the id', undefined, "resource.id == 't1'", 'Property id is undefined on object.'],
  ['the id by a filter on the name', field('__name__', 'EQUAL', 't1'), "id == 't1'", 'Null value error.'],
  ['that an unused id does not matter', undefined, 'true || id == null', 'allowed'],
  ['no resource after the write', undefined, 'request.resource == null', 'Property resource is undefined on object.'],
];

/** A condition on what the query itself says. */
export const queries: readonly (readonly [condition: string, query: Partial<Query>, result: string])[] = [
  ['request.query.limit <= 100', { limit: 100 }, 'allowed'],
  ['request.query.limit <= 100', { limit: 101 }, 'false'],
  ['request.query.limit <= 100', {}, 'Property limit is undefined on object.'],
  ['request.query.offset == 0', {}, 'allowed'],
  ['request.query.offset == 0', { offset: 5 }, 'false'],
  ['request.query.orderBy.size() == 0', {}, 'allowed'],
  [
    "request.query.orderBy == [{'fieldPath': 'a.b', 'direction': 'DESCENDING'}]",
    { orderBy: [{ field: ['a', 'b'], direction: 'DESCENDING' }] },
    'allowed',
  ],
];

const group = { allDescendants: true };

/** A pattern, a query, and whether the block of the pattern is for all of its results. */
export const blocks: readonly (readonly [pattern: string, query: Partial<Query>, applies: boolean])[] = [
  ['/things/{id}', {}, true],
  ['/things/t1', {}, false],
  ['/others/{id}', {}, false],
  ['/{path=**}', {}, true],
  ['/a/{x}/things/{id}', { parent: 'a/1' }, true],
  ['/a/{x}/things/{id}', { parent: 'b/1' }, false],
  ['/things/{id}', group, false],
  ['/a/{x}/things/{id}', group, false],
  ['/{path=**}/things/{id}', group, true],
  ['/{path=**}', group, true],
  ['/{path=**}/others/{id}', group, false],
  ['/{path=**}/a/{x}/things/{id}', group, false],
  ['/a/{x}/{path=**}/things/{id}', group, false],
  ['/a/{x}/{path=**}/things/{id}', { ...group, parent: 'a/1' }, true],
  ['/a/{x}/{path=**}/things/{id}', { ...group, parent: 'b/1' }, false],
  ['/{path=**}', { collectionId: '' }, true],
  ['/things/{id}', { collectionId: '' }, false],
  ['/{path=**}', { collectionId: '', allDescendants: true }, true],
];
