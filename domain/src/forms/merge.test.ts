import fc from 'fast-check';
import { mergeEdits, same } from './merge';

const nameOf = (entry: unknown): string =>
  typeof entry === 'object' && entry !== null && 'substance' in entry ? String(entry.substance) : String(entry);
const base = { notes: 'Likes tea', conditions: ['Asthma', 'Gout'], bloodType: '' };

describe('X6 two people edit at once', () => {
  test('what only one of them changed is taken over, and told', () => {
    const mine = { ...base, bloodType: 'A+' };
    const theirs = { ...base, notes: 'Likes coffee' };
    expect(mergeEdits(base, mine, theirs, nameOf)).toEqual({
      values: { ...base, bloodType: 'A+', notes: 'Likes coffee' },
      adopted: ['notes'],
      conflicts: [],
    });
  });

  test('the same change by both is no conflict', () => {
    const both = { ...base, notes: 'Likes coffee' };
    expect(mergeEdits(base, both, { ...both }, nameOf)).toEqual({ values: both, adopted: [], conflicts: [] });
  });

  test('different changes of one text are shown, and mine stays until somebody decides', () => {
    const merge = mergeEdits(base, { ...base, notes: 'mine' }, { ...base, notes: 'theirs' }, nameOf);
    expect(merge.values.notes).toBe('mine');
    expect(merge.conflicts).toEqual([{ field: 'notes', mine: 'mine', theirs: 'theirs', both: 'theirs' }]);
  });

  test('R2 both changes of a list can be kept: added, changed and removed entries', () => {
    const mine = { ...base, conditions: ['Gout', 'Diabetes'] };
    const theirs = { ...base, conditions: ['Asthma', 'Gout', 'Arthritis'] };
    const [conflict] = mergeEdits(base, mine, theirs, nameOf).conflicts;
    expect(conflict?.both).toEqual(['Gout', 'Arthritis', 'Diabetes']);
  });

  test('an entry that I changed replaces the one of the same name', () => {
    const allergy = (severity: string) => ({ substance: 'Latex', severity });
    const lists = (mine: unknown[], theirs: unknown[]) =>
      mergeEdits({ list: [allergy('')] }, { list: mine }, { list: theirs }, nameOf).conflicts[0]?.both;
    expect(lists([allergy('SEVERE')], [allergy(''), { substance: 'Nuts', severity: '' }])).toEqual([
      allergy('SEVERE'),
      { substance: 'Nuts', severity: '' },
    ]);
  });
});

const record = fc.record({ a: fc.string(), b: fc.array(fc.string()), c: fc.option(fc.integer()) });

test('every field of theirs is in the result, unless I changed it: nothing is lost silently', () => {
  fc.assert(
    fc.property(record, record, record, (was, mine, theirs) => {
      const { values, conflicts } = mergeEdits(was, mine, theirs, nameOf);
      for (const field of ['a', 'b', 'c'] as const) {
        const told = conflicts.some((conflict) => conflict.field === field);
        if (!told) expect(same(values[field], theirs[field]) || same(was[field], theirs[field])).toBe(true);
        if (!told) expect(same(values[field], mine[field]) || same(was[field], mine[field])).toBe(true);
      }
    }),
  );
});

test.each([
  [{ a: 1, b: [1] }, { b: [1], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: undefined }, { b: undefined }, false],
  [[], {}, false],
  [null, {}, false],
])('same(%j, %j) is %p', (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
});
