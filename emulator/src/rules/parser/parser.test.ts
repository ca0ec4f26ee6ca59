import { compile, type Issue } from '..';
import { evaluate } from '../testing/expression';

const fault = (content: string): Issue | undefined => compile([{ name: 'a.rules', content }]).issues[0];
const inService = (members: string): string => `service cloud.firestore {\n${members}\n}`;
const inFunction = (body: string): string => inService(`function f() { ${body} }`);

describe('faults', () => {
  test.each<[title: string, content: string, description: string, line: number, column: number]>([
    ['an empty source', '', "Missing 'service' declaration.", 1, 1],
    ['a late version', "service cloud.firestore {}\nrules_version = '2';", "Unexpected 'rules_version'.", 2, 1],
    ['an unknown version', "rules_version = '3';", "Invalid rules_version '3'. Write '1' or '2'.", 1, 17],
    ['a version that is no string', 'rules_version = 2;', "Unexpected '2'.", 1, 17],
    ['an import', "import 'other';", "Unexpected 'import'.", 1, 1],
    ['two services', 'service cloud.firestore {} service cloud.firestore {}', "Unexpected 'service'.", 1, 28],
    ['a missing brace', 'service cloud.firestore {', 'Unexpected end of the file.', 1, 26],
    ['a match without a path', inService('match {}'), "Unexpected '{'.", 2, 7],
    ['a match with an empty segment', inService('match /a/ /b {}'), "Unexpected '/'.", 2, 11],
    ['a match with a bad capture', inService('match /{a=*} {}'), "Unexpected '{'.", 2, 8],
    ['an unknown method', inService('match /a { allow peek; }'), "Unexpected 'peek'.", 2, 18],
    [
      'an allow without a condition',
      inService('match /a { allow get: if; }'),
      "Missing conditional expression after 'if'.",
      2,
      23,
    ],
    ['a condition without if', inService('match /a { allow get: true; }'), "Unexpected 'true'.", 2, 23],
    [
      'a missing semicolon between statements',
      inService('match /a { allow get: if true x }'),
      "Unexpected 'x'.",
      2,
      31,
    ],
    ['a function without return', inFunction('true'), "Unexpected 'true'.", 2, 16],
    ['a statement after return', inFunction('return true; let a = 1;'), "Unexpected 'let'.", 2, 29],
    ['a let without a semicolon', inFunction('let a = 1 return a;'), "Unexpected 'return'.", 2, 26],
    ['a keyword as a name', inFunction('let in = 1; return true;'), "Unexpected 'in'.", 2, 20],
    ['a test for the type null', inFunction('return 1 is null;'), "Unexpected 'null'.", 2, 28],
    ['an unfinished expression', inFunction('return 1 + ;'), "Unexpected ';'.", 2, 27],
    ['an unfinished list', inFunction('return [1, 2;'), "Unexpected ';'.", 2, 28],
    ['a map key without a value', inFunction("return {'a'};"), "Unexpected '}'.", 2, 27],
    ['a call of a value', inFunction('return (f)();'), "Unexpected '('.", 2, 26],
    ['a slice without an end', inFunction('return [1][0:];'), "Unexpected ']'.", 2, 29],
    ['a single ampersand', inFunction('return true & false;'), "Unexpected '&'.", 2, 28],
    ['a character outside of the language', inFunction('return 1 # 2;'), "Unexpected '#'.", 2, 25],
    ['a character outside of the basic plane', inFunction('return \u{1F600};'), "Unexpected '\u{1F600}'.", 2, 23],
    ['a bad escape', inFunction("return '\\d';"), "Unexpected '\\d'.", 2, 24],
    ['an escape that only JavaScript has', inFunction("return '\\u0041';"), "Unexpected '\\u'.", 2, 24],
    ['a string without an end', inFunction("return 'abc;"), 'Missing quote at the end of a string.', 2, 23],
    ['a string across lines', inFunction("return 'abc\ndef';"), 'Missing quote at the end of a string.', 2, 23],
    ['a comment without an end', inFunction('return 1; /* abc'), "Missing '*/' at the end of a comment.", 2, 26],
    [
      'an integer beyond 64 bits',
      inFunction('return 9223372036854775809;'),
      'The integer 9223372036854775809 does not fit in 64 bits.',
      2,
      23,
    ],
    ['a path that ends in a slash', inFunction('return /a/;'), "Unexpected ';'.", 2, 26],
    ['an interpolation without an end', inFunction('return /a/$(b;'), "Unexpected ';'.", 2, 29],
  ])('%s', (_, content, description, line, column) => {
    expect(fault(content)).toMatchObject({ severity: 'ERROR', description, sourcePosition: { line, column } });
  });
});

describe('what is accepted', () => {
  test.each<[title: string, content: string]>([
    [
      'comments anywhere',
      "// one\nrules_version /* two */ = '2'; /* // */ service /**/ cloud.firestore { // three\n}\n// end",
    ],
    ['a byte order mark', '\uFEFFservice cloud.firestore {}'],
    ['no version', 'service cloud.firestore {}'],
    ['an unknown service', 'service example.other { match /a { allow get; } }'],
    [
      'members of a block in any order',
      inService('match /a { allow get: if f(); match /b {} function f() { return true; } allow list; }'),
    ],
    ['no semicolon at the end of a block', inService('match /a { allow get: if true }')],
    ['no semicolon before the next statement', inService('match /a { allow get: if true allow list match /b {} }')],
    ['spaces within a capture', inService('match /a/{ b = ** } {}')],
    ['no space before the block', inService('match /a/{b}{ allow get; }')],
  ])('%s', (_, content) => {
    expect(fault(content)?.severity).not.toBe('ERROR');
  });

  test.each<[condition: string]>([
    ["[1, 2,] == [1, 2] && {'a': 1,} == {'a': 1} && int('1',) == 1"],
    ['\'a\\\\b\\\'c\\"d\\n\\r\\t\\/\' == "a\\\\b\'c\\"d\\n\\r\\t/"'],
    ['\'"\' == "\\""'],
    ['8/2/2==2 && 8 / 2 / 2 == 2'],
    ["[/a/b, /c/d][1] == /c/d && {'p': /a/b}.p == /a/b"],
    ["/a/$('b' + 'c')/d == /a/bc/d && (/a/b) == /a/b"],
    ['/a/b== /a/b&&true'],
    ['/a/b // a comment\n == /a/b'],
    ['1.5 == 1.50 && 007 == 7 && -9223372036854775808 < 0'],
    ["{'match': 1, 'service': 2}.match == 1 && {'service': 2}.service == 2"],
    ['!(true ? false : true) && (false ? false : true)'],
    ["[[1, 2], [3]][0][1] == 2 && 'a'.size() == 1 && [1, 2, 3][true ? 0 : 1:2] == [1, 2]"],
    ["b'a' == b\"a\" && b'a' != 'a'"],
  ])('%s', (condition) => {
    expect(evaluate(condition)).toBe('true');
  });
});
