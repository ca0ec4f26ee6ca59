import type { Filter, Query, Value } from '../../model';
import { documentAt, judge, judgeQuery, listResult } from '../testing/expression';

const field = (path: string, op: Extract<Filter, { kind: 'field' }>['op'], value: Value): Filter => ({
  kind: 'field',
  field: path.split('.'),
  op,
  value,
});
const and = (...filters: Filter[]): Filter => ({ kind: 'composite', op: 'AND', filters });

describe('what a query proves', () => {
  test('a field fixed by equality can build the path of a look-up', () => {
    const stored = [documentAt('families/f1', { open: true })];
    const condition = 'get(/databases/$(database)/documents/families/$(resource.data.family)).data.open';
    expect(listResult(condition, { where: field('family', 'EQUAL', 'f1') }, { stored })).toBe('allowed');
    expect(listResult(condition, { where: field('family', 'EQUAL', 'f2') }, { stored })).toBe('Null value error.');
  });

  test('a query with more than thirty alternatives is refused', () => {
    const values = (count: number): Value[] => Array.from({ length: count }, (_, i) => BigInt(i));
    const pairs = and(field('a', 'IN', values(6)), field('b', 'IN', values(5)));
    expect(listResult('resource.data.a >= 0 && resource.data.b >= 0', { where: pairs })).toBe('allowed');
    const many = and(field('a', 'IN', values(6)), field('b', 'IN', values(6)));
    const query = { parent: '', collectionId: 'things', allDescendants: false, orderBy: [], offset: 0, where: many };
    const verdict = judge('match /things/{id} { allow list; }', { method: 'list', query });
    expect(verdict).toMatchObject({
      allowed: false,
      message: 'A query with more than 30 alternatives cannot be proven.',
    });
  });
});

describe('which blocks apply to a query', () => {
  const allowed = (pattern: string, query: Partial<Query>, condition: string): boolean =>
    judgeQuery(`match ${pattern} { allow list: if ${condition}; }`, query).allowed;
  const group = { allDescendants: true };

  test('ancestors of the collection are known, what lies open is not', () => {
    expect(allowed('/a/{x}/things/{id}', { parent: 'a/1' }, "x == '1'")).toBe(true);
    expect(allowed('/a/{x}/things/{id}', { parent: 'a/1' }, 'id != null')).toBe(false);
    expect(allowed('/{path=**}/things/{id}', group, 'path == null')).toBe(false);
    expect(allowed('/{path=**}/things/{id}', { parent: 'a/1' }, 'path == /databases/(default)/documents/a/1')).toBe(
      false,
    );
    expect(allowed('/{path=**}/things/{id}', { parent: 'a/1' }, 'path == /a/1')).toBe(true);
    expect(allowed('/things/{id}', {}, 'request.path == /databases/$(database)/documents/things')).toBe(true);
  });
});
