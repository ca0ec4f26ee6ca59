import { createAccessBudget } from '..';
import { evaluate, judge, THING } from '../testing/expression';

describe('the allowance of look-ups', () => {
  const at = (id: string): string => `/databases/$(database)/documents/users/${id}`;
  const reads = (count: number): string =>
    Array.from({ length: count }, (_, i) => `!exists(${at(`n${i}`)})`).join(' && ');
  const exhausted = (id: string): string =>
    `Service call error. Function: [exists], Argument: [/databases/(default)/documents/users/${id}].`;

  test('ten different documents can be looked up, the eleventh is refused', () => {
    expect(evaluate(reads(10))).toBe('true');
    expect(evaluate(reads(11))).toBe(exhausted('n10'));
  });

  test('the same document again is free, also by another function', () => {
    expect(evaluate(`${reads(10)} && ${reads(10)} && get(${at('n3')}) == null`)).toBe('true');
  });

  test('running out is not absorbed', () => {
    expect(evaluate(`${reads(10)} && (exists(${at('n10')}) || true)`)).toBe(exhausted('n10'));
  });

  test('running out refuses the request whatever other statements say', () => {
    const body = `match /things/{id} { allow get: if ${reads(11)}; allow get: if true; }`;
    expect(judge(body).allowed).toBe(false);
  });

  test('a batch may look up ten documents for each write and twenty in all', () => {
    const budget = createAccessBudget();
    const operation = (from: number, count: number): boolean => {
      budget.startOperation();
      const ids = Array.from({ length: count }, (_, i) => `!exists(${at(`n${from + i}`)})`).join(' && ');
      return judge(`match /things/{id} { allow get: if ${ids}; }`, { budget }).allowed;
    };
    expect(operation(0, 10)).toBe(true);
    expect(operation(10, 11)).toBe(false);
    expect(operation(0, 10)).toBe(true);
    expect(operation(20, 1)).toBe(false);
    expect(operation(5, 10)).toBe(true);
  });
});

test('the stored document is not changed by evaluation', () => {
  evaluate(
    'resource.data.keys() == [] || resource.data.list.concat([1]) == [] || resource.data.list.removeAll([1]) == []',
  );
  expect(THING.fields.get('list')).toEqual([1n, 'two', 3.5]);
});
