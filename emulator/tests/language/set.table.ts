import { noFunction, unsupported, wrongCount, type Table } from './table';

/** Set: numbers are equal by value. */
export const set: Table = {
  'union, intersection and difference take sets': [
    ['[1, 2].toSet().union([2, 3].toSet())', 'set int 1,int 2,int 3'],
    ['[1, 2].toSet().intersection([2, 3].toSet())', 'set int 2'],
    ['[1, 2].toSet().difference([2, 3].toSet())', 'set int 1'],
    ['[1].toSet().intersection([1.0].toSet()).size()', 'int 1'],
    ['[].toSet().union([].toSet()).size()', 'int 0'],
    ['[1].toSet().union([1])', unsupported('set.union(list)', 'set.union(set)')],
    ['[1].toSet().intersection(1)', unsupported('set.intersection(int)', 'set.intersection(set)')],
    ['[1].toSet().difference([1])', unsupported('set.difference(list)', 'set.difference(set)')],
    ['[1].union([1].toSet())', noFunction('union')],
  ],
  'hasAll, hasAny and hasOnly take sets and lists': [
    ['[1].toSet().hasAll([1.0])', 'true'],
    ['[1].toSet().hasAll([1, 2].toSet())', 'false'],
    ['[1, 2].toSet().hasAny([2].toSet())', 'true'],
    ['[1, 2].toSet().hasAny([])', 'false'],
    ['[1].toSet().hasOnly([1, 2])', 'true'],
    ['[1, 3].toSet().hasOnly([1, 2].toSet())', 'false'],
    ["['\\t', [1], {'a': 1}].toSet().hasAny([[1]])", 'true'],
    ['[1].toSet().hasAny(1)', unsupported('set.hasAny(int)', 'set.hasAny(set), set.hasAny(list)')],
    ['[1].toSet().hasAll()', wrongCount(0, 'set.hasAll(set), set.hasAll(list)')],
  ],
  'in and size': [
    ['1.0 in [1].toSet()', 'true'],
    ['2 in [1].toSet()', 'false'],
    ["'a' in ['a'].toSet()", 'true'],
    ['[1, 1, 2].toSet().size()', 'int 2'],
    ['[1].toSet().size(1)', wrongCount(1, 'set.size()')],
  ],
  'a set has no positions': [
    ['[1].toSet()[0]', unsupported('set[int]', 'list[int], map[string], path[int], path[string]')],
    ['[1].toSet().toSet()', noFunction('toSet')],
    ["[1].toSet().join(',')", noFunction('join')],
  ],
};
