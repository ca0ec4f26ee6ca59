import type { Table } from './table';

/** How operators bind, and how much white space they need. */
export const syntax: Table = {
  'operators from the tightest to the loosest': [
    ['-[1, 2][0] + 3', 'int 2'],
    ['!false && false', 'false'],
    ['1 + 2 * 3', 'int 7'],
    ['(1 + 2) * 3', 'int 9'],
    ['1 + 2 < 2 + 2', 'true'],
    ['1 + 1 in [2]', 'true'],
    ['1 < 2 is bool', 'true'],
    ['1 < 2 == true', 'true'],
    ['1 is int == true', 'true'],
    ["'a' in ['a'] == true", 'true'],
    ['1 == 1 && 2 == 2', 'true'],
    ['true || false && false', 'true'],
    ['true || true ? 1 : 2', 'int 1'],
  ],
  'operators of one strength go from the left to the right': [
    ['10 - 4 - 3', 'int 3'],
    ['8 / 2 / 2', 'int 2'],
    ['7 / 2 * 2', 'int 6'],
    ['7 % 4 * 2', 'int 6'],
    ['false == false == true', 'true'],
  ],
  'white space and comments': [
    ['1+2==3&&true', 'true'],
    ['8 /\n2', 'int 4'],
    ['1 // a comment\n + 1', 'int 2'],
    ['1 /* a comment */ + 1', 'int 2'],
    ['/a/b // a comment\n == /a/b', 'true'],
    ['/a/b== /a/b&&true', 'true'],
    ["int('1',)", 'int 1'],
  ],
};
