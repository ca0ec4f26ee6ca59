import { noFunction, noProperty, NULL_VALUE, outOfBound, unsupported, wrongCount, wrongType, type Table } from './table';

/** Path. */
export const path: Table = {
  literals: [
    ["/a/$('b' + 'c')/d", 'path ["a","bc","d"]'],
    ["/a/$(id)", 'path ["a","t1"]'],
    ["/a/$('b')/$(/c/d)/e", 'path ["a","b","c","d","e"]'],
    ['/a/my-doc_1.txt/(default)', 'path ["a","my-doc_1.txt","(default)"]'],
    ['[/a/b, /c/d][1]', 'path ["c","d"]'],
    ["{'p': /a/b}.p", 'path ["a","b"]'],
    ['(/a/b)', 'path ["a","b"]'],
    ['/a/$(1)', wrongType('int', 'string,path')],
    ['/a/$(null)', NULL_VALUE],
    ['/a/$(missingName)', NULL_VALUE],
    ['/a/$(resource.data.missing)', noProperty('missing')],
  ],
  'path()': [
    ["path('/a/b')", 'path ["a","b"]'],
    ["path('a//b/')", 'path ["a","b"]'],
    ["path('/a/b') == /a/c", 'false'],
    ['path(/a/b)', unsupported('path(path)', 'path(string)')],
    ['path(1)', unsupported('path(int)', 'path(string)')],
    ['path()', wrongCount(0, 'path(string)')],
  ],
  'a position is a string': [
    ['/a/b[1]', '"b"'],
    ['request.path[3]', '"things"'],
    ['request.path[4] == id', 'true'],
    ['resource.data.who[4]', '"u1"'],
    ['/a/b[2]', outOfBound(2, 2)],
    ['/a/b[-1]', outOfBound(-1, 2)],
    ['/a/b[1.0]', unsupported('path[float]', 'path[int], path[string]')],
    ['/a/b[0:1]', unsupported('path[int:int]', 'list[int:int], string[int:int]')],
  ],
  'bind puts strings in place of names': [
    ["path('/a/{x}').bind({'x': 'b'})", 'path ["a","b"]'],
    ["path('/a/$(x)').bind({'x': 'b'})", 'path ["a","b"]'],
    ["path('/a/{x}').bind({'y': 'b'})", 'path ["a","{x}"]'],
    ["path('/a/{x}').bind({'x': 'b'})['x']", '"b"'],
    ["path('/a/{x}').bind({'x': 'b'}).x", '"b"'],
    ["path('/a/b').x", noProperty('x')],
    ["path('/a/{x}').bind({'x': 1})", wrongType('int', 'string')],
    ["path('/a/{x}').bind('b')", unsupported('path.bind(string)', 'path.bind(map)')],
  ],
  'a path has no size': [['(/a/b).size()', noFunction('size')]],
};
