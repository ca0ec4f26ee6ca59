import { Reference, StatusError, type Filter, type Query } from '../model';
import { and, asc, desc, or, query, unary, where } from '../testing/builders';
import { checkQuery } from '.';

const invalid = (message: string): StatusError => new StatusError('INVALID_ARGUMENT', message);
const list = (length: number): bigint[] => Array.from({ length }, (_, i) => BigInt(i));
const filtered = (filter: Filter): Query => query('c', { where: filter });
const ONE_NEGATION = 'Only a single NOT_EQUAL, NOT_IN, IS_NOT_NULL, or IS_NOT_NAN filter allowed per query.';
const NOT_IN_ALONE = "'NOT_IN' cannot be used in the same query with 'IN', 'ARRAY_CONTAINS_ANY' or 'OR'.";
const DISJUNCTIONS = 'Query has more than 30 disjunctions; use fewer OR, IN and ARRAY_CONTAINS_ANY values.';
const FIELDS_AFTER_KEY = 'The order by clause cannot contain more fields after the key.';
const EQUAL_KEY =
  'Equality on key is not allowed if there are other inequality fields and key does not appear in inequalities.';
const KEY = new Reference('projects/p/databases/d/documents/c/d');

describe('checkQuery', () => {
  it.each<[Query, string]>([
    [query('__x__'), 'Collection id "__x__" is invalid because it is reserved.'],
    [query('a/b'), 'Collection id "a/b" must not contain "/".'],
    [query('c', { limit: -1 }), 'limit is negative'],
    [query('c', { offset: -1 }), 'offset is negative'],
    [query('c', { startAt: { values: [1n], before: true } }), 'Cursor has too many values.'],
    [query('c', { orderBy: [asc('a')], endAt: { values: [1n, 2n], before: true } }), 'Cursor has too many values.'],
    [query('c', { orderBy: [asc('a'), desc('a')] }), 'Cannot order by a twice.'],
    [filtered(where('a', 'IN', 1n)), "'IN' requires an ArrayValue."],
    [filtered(where('a', 'IN', [])), "'IN' requires an non-empty ArrayValue."],
    [filtered(where('a', 'IN', list(31))), "'IN' supports up to 30 comparison values."],
    [filtered(where('a', 'NOT_IN', list(11))), "'NOT_IN' supports up to 10 comparison values."],
    [filtered(where('a', 'ARRAY_CONTAINS_ANY', list(31))), "'ARRAY_CONTAINS_ANY' supports up to 30 comparison values."],
    [filtered(and()), 'A composite filter must have at least one filter.'],
    [filtered(and(where('a', 'IN', list(6)), where('b', 'IN', list(6)))), DISJUNCTIONS],
    [filtered(and(where('a', 'NOT_EQUAL', 1n), unary('b', 'IS_NOT_NULL'))), ONE_NEGATION],
    [filtered(and(where('a', 'NOT_IN', [1n]), where('b', 'IN', [1n]))), NOT_IN_ALONE],
    [filtered(or(where('a', 'NOT_IN', [1n]), where('b', 'EQUAL', 1n))), NOT_IN_ALONE],
    [
      filtered(and(where('a', 'ARRAY_CONTAINS', 1n), where('b', 'ARRAY_CONTAINS', 1n))),
      "A maximum of 1 'ARRAY_CONTAINS' filter is allowed per disjunction.",
    ],
    [filtered(where('__name__', 'EQUAL', 'c/d')), '__key__ filter value must be a Key'],
    [filtered(where('__name__', 'IN', ['c/d'])), '__key__ filter value must be a Key'],
    [query('c', { orderBy: [asc('__name__'), asc('a')] }), FIELDS_AFTER_KEY],
    [query('c', { orderBy: [asc('__name__')], where: where('a', 'NOT_EQUAL', 1n) }), FIELDS_AFTER_KEY],
    [filtered(and(where('a', 'NOT_EQUAL', 1n), where('__name__', 'EQUAL', KEY))), EQUAL_KEY],
    [query('', { orderBy: [asc('a')] }), 'kind is required for all orders except __key__ ascending'],
    [query('', { orderBy: [desc('__name__')] }), 'kind is required for all orders except __key__ ascending'],
    [query('', { where: where('a', 'EQUAL', 1n) }), 'kind is required for all filters except __key__'],
  ])('refuses case %#', (bad, message) => {
    expect(() => checkQuery(bad)).toThrow(invalid(message));
  });

  it.each([
    filtered(where('a', 'IN', list(30))),
    filtered(and(where('a', 'IN', list(5)), where('b', 'IN', list(6)))),
    filtered(or(where('a', 'ARRAY_CONTAINS', 1n), where('b', 'ARRAY_CONTAINS', 1n))),
    filtered(and(where('a', 'LESS_THAN', 1n), where('b', 'GREATER_THAN', 1n), where('c', 'NOT_EQUAL', 1n))),
    filtered(where('__name__', 'EQUAL', KEY)),
    filtered(and(where('a', 'NOT_EQUAL', 1n), where('__name__', 'EQUAL', KEY), where('__name__', 'LESS_THAN', KEY))),
    query('c', { orderBy: [asc('a'), asc('__name__')], where: where('a', 'NOT_EQUAL', 1n) }),
    query('', { orderBy: [asc('__name__')], allDescendants: true }),
    query('c', { orderBy: [desc('__name__')] }),
    query('c', { limit: 0 }),
  ])('accepts case %#', (good) => {
    expect(() => checkQuery(good)).not.toThrow();
  });

  it('refuses a filter that is nested without end', () => {
    let nested = where('a', 'EQUAL', 1n);
    for (let i = 0; i < 100_000; i++) nested = and(nested);
    expect(() => checkQuery(filtered(nested))).toThrow(invalid('Filters are nested more than 100 levels deep.'));
  });

  it('counts disjunctions without expanding them', () => {
    const many = or(...list(30).map((n) => where('a', 'EQUAL', n)));
    expect(() => checkQuery(filtered(and(...Array.from({ length: 50 }, () => many))))).toThrow(invalid(DISJUNCTIONS));
  });
});
