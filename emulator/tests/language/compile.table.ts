/** Source text, and what the compiler says of it: `SEVERITY line:column message`, in the order of the source. */
export type Compiled = readonly [source: string, ...issues: string[]];

const OLD = 'WARNING 1:1 Ruleset uses old version (version [1]). Please update to the latest version (version [2]).';
const PATH = "expecting {'{', '/', PATH_SEGMENT}";
const V2 = "rules_version = '2'; ";

/** Whole sources. */
export const files: Readonly<Record<string, readonly Compiled[]>> = {
  'the version comes first': [
    [`${V2}service cloud.firestore {}`],
    ["rules_version = '1'; service cloud.firestore {}", OLD],
    ['service cloud.firestore {}', OLD],
    ['rules_version = "2"; service cloud.firestore {}'],
    ["rules_version = '3'; service cloud.firestore {}", "ERROR 1:17 Invalid rules_version '3'. Write '1' or '2'."],
    ['rules_version = 2; service cloud.firestore {}', "ERROR 1:17 Unexpected '2'."],
    ["rules_version = '2' service cloud.firestore {}", "ERROR 1:21 missing ';' at 'service'"],
    ["service cloud.firestore {}\nrules_version = '2';", "ERROR 2:1 Unexpected 'rules_version'."],
    ["function f() { return 1; }\nrules_version = '2';", "ERROR 2:1 Unexpected 'rules_version'."],
  ],
  'there is one service': [
    ['', "ERROR 1:1 mismatched input '<EOF>' expecting {'function', 'import', 'service', 'rules_version'}"],
    [
      '{ "rules": {} }',
      "ERROR 1:1 mismatched input '{' expecting {'function', 'import', 'service', 'rules_version'}",
    ],
    [
      'match /a/{b} {}',
      "ERROR 1:1 mismatched input 'match' expecting {'function', 'import', 'service', 'rules_version'}",
    ],
    [`${V2}match /a {}`, "ERROR 1:22 mismatched input 'match' expecting {'function', 'import', 'service'}"],
    [`${V2}\nimport { a } from 'b';`, "ERROR 2:8 Unexpected '{'."],
    [`${V2}\nfunction f() { return 1; }\nimport { a } from 'b';`, "ERROR 3:1 Unexpected 'import'."],
    [`${V2}service cloud.firestore {} service cloud.firestore {}`, "ERROR 1:49 Unexpected 'service'."],
    [`${V2}service {}`, "ERROR 1:30 Unexpected '{'."],
    [`${V2}service example.other { match /a { allow get; } }`],
  ],
  'what surrounds the service': [
    ["// one\nrules_version /* two */ = '2'; /* // */ service /**/ cloud.firestore { // three\n}\n// end"],
    [`\uFEFF${V2}service cloud.firestore {}`],
    [`${V2}service cloud.firestore {`, "ERROR 1:47 Unexpected '<EOF>'."],
    [`${V2}service cloud.firestore {\n  match /a {\n`, "ERROR 3:1 Unexpected '<EOF>'."],
    [`${V2}service cloud.firestore {}}`, "ERROR 1:48 Unexpected '}'."],
    [`${V2}service cloud.firestore { allow get; }`, "ERROR 1:48 Unexpected 'allow'."],
    [`${V2}service cloud.firestore {} /* abc`, "ERROR 1:49 Missing '*/' at the end of a comment."],
    ['#', "ERROR 1:1 Unexpected '#'."],
  ],
  'version 1 has no lets, and a recursive wildcard only at the end': [
    [
      'service cloud.firestore { match /a { function f() { let a = 1; return a; } allow get: if f() == 1; } }',
      OLD,
      'ERROR 1:57 Let bindings are not allowed in rules_version="1".',
    ],
    [
      'service cloud.firestore { match /{a=**}/b/{c} { allow get; } }',
      OLD,
      'ERROR 1:33 Invalid glob match expression. Glob matches are permitted as the last segment in a match declaration path.',
    ],
    ['service cloud.firestore { match /a/{b=**} { allow get; } }', OLD],
  ],
};

const GLOBS = 'Invalid glob match expression. Only one glob match is permitted in a match declaration path.';
const bound = (name: string): string => `The identifier [${name}] is already bound in the current scope.`;
const reserved = (name: string): string => `${name} is a package and cannot be used as variable name.`;
const incomparable = (result: boolean): string =>
  `The sub-expressions are not comparable, so this comparison will always return ${result}.`;
const badType = (received: string, expected: string): string =>
  `Invalid type. Received one of [${received}]. Expected one of [${expected}].`;
const badCount = (name: string): string => `Incorrect number of arguments supplied to function: ${name}.`;

/** Members of `match /p/{d}`, the first of which begins at 5:7. */
export const members: Readonly<Record<string, readonly Compiled[]>> = {
  'what is right': [
    ['allow get;'],
    ['allow read, write: if request.auth.uid == d && math.abs(1) == 1 && exists(/a/b) && debug(true);'],
    ['allow get: if f(); match /b {} function f() { return true; } allow list;'],
    ['allow get: if true'],
    ['allow get: if true allow list match /b {}'],
    ['match /a/{ b = ** } {}'],
    ['match /a/{b}{ allow get; }'],
    ['function f(u) { let v = u; let w = v; return w == "a"; } allow get: if f(request.auth.uid);'],
    ['function f() { return true } allow get: if f();'],
  ],
  'statements of a block': [
    ['let a = 1;', "ERROR 5:7 Unexpected 'let'."],
    ['/a/b { allow get; }', "ERROR 5:7 Missing 'match' keyword before path."],
    ['allow peek;', "ERROR 5:13 Unexpected 'peek'."],
    ['allow get list;', "ERROR 5:17 Unexpected 'list'."],
    ['allow get: true;', "ERROR 5:18 Unexpected 'true'."],
    ['allow get: if ;', "ERROR 5:21 Missing conditional expression after 'if'."],
    ['allow get: if true x', "ERROR 5:26 Unexpected 'x'."],
    ['allow get: if d = 1;', "ERROR 5:23 Unexpected '='."],
    ['allow get: if true;; allow list;', "ERROR 5:26 Unexpected ';'."],
  ],
  'paths of a block': [
    ['match {}', "ERROR 5:13 mismatched input '{' expecting {'/', PATH_SEGMENT}"],
    ['match users/{id} {}', "ERROR 5:13 mismatched input 'users' expecting {'/', PATH_SEGMENT}"],
    ['match /a/ /b {}', "ERROR 5:15 Forward slash '/' found where identifier or binding expected."],
    ['match /a/ {}', "ERROR 5:15 Forward slash '/' found where identifier or binding expected."],
    ['match /$(d) {}', "ERROR 5:13 Forward slash '/' found where identifier or binding expected."],
    ['match /{a=*} {}', "ERROR 5:13 Forward slash '/' found where identifier or binding expected."],
    ['match /a b {}', `ERROR 5:16 mismatched input 'b' ${PATH}`],
    ['match /{a}.jpg {}', `ERROR 5:17 mismatched input '.' ${PATH}`],
    ['match /{a}-{b} {}', `ERROR 5:17 mismatched input '-' ${PATH}`],
    ['match /a allow get;', `ERROR 5:16 mismatched input 'allow' ${PATH}`],
    ['match /{a=**}/{b=**} { allow get; }', `ERROR 5:20 ${GLOBS}`],
    ['match /{a=**} { match /b/{c=**} { allow get; } }', `ERROR 5:31 ${GLOBS}`],
    ['match /{a=**}/b/{c} { allow get; }'],
  ],
  functions: [
    ['function f() { true }', "ERROR 5:22 Unexpected 'true'."],
    ['function f() {}', "ERROR 5:21 Unexpected '}'."],
    ['function f() { return 1; let a = 1; }', "ERROR 5:32 Unexpected 'let'."],
    ['function f() { let a = 1 return a; }', "ERROR 5:32 missing ';' at 'return'"],
    ['function f() { let in = 1; return 1; }', "ERROR 5:26 Unexpected 'in'."],
    ['function f(1) { return 1; }', "ERROR 5:18 Unexpected '1'."],
    ['function f { return 1; }', "ERROR 5:18 Unexpected '{'."],
    ['function f() { if (true) { return 1; } }', "ERROR 5:22 Unexpected 'if'."],
  ],
  expressions: [
    ['allow get: if 1 is null;', "ERROR 5:26 Unexpected 'null'."],
    ['allow get: if 1 + ;', "ERROR 5:25 Unexpected ';'."],
    ['allow get: if [1, 2;', "ERROR 5:26 Unexpected ';'."],
    ["allow get: if {'a'};", "ERROR 5:25 Unexpected '}'."],
    ['allow get: if (d)();', "ERROR 5:24 Unexpected '('."],
    ['allow get: if [1][0:];', "ERROR 5:27 Unexpected ']'."],
    ['allow get: if true & false;', "ERROR 5:26 Unexpected '&'."],
    ['allow get: if true # false;', "ERROR 5:26 Unexpected '#'."],
    ['allow get: if \u{1F600};', "ERROR 5:21 Unexpected '\u{1F600}'."],
    ['allow get: if true ? 1;', "ERROR 5:29 Unexpected ';'."],
    ['allow get: if /a/;', "ERROR 5:24 Unexpected ';'."],
    ['allow get: if /a/$(d;', "ERROR 5:27 Unexpected ';'."],
    ['allow get: if d === 1;', "ERROR 5:25 Unexpected '='."],
    ['allow get: if 9223372036854775809 == 1;', 'ERROR 5:21 The integer 9223372036854775809 does not fit in 64 bits.'],
  ],
  'a slash directly before something begins a path': [
    ['allow get: if 4/2 == 2;', "ERROR 5:22 Unexpected '/2'."],
    ['allow get: if (4/(2)) == 2;', "ERROR 5:23 Unexpected '/(2)'."],
    ['allow get: if (4/-2) == 2;', "ERROR 5:23 Unexpected '/-2'."],
    ['allow get: if (1%0) == 1;'],
    ['allow get: if (4/ 2) == 2;'],
  ],
  strings: [
    [String.raw`allow get: if '\d' == 'd';`, String.raw`ERROR 5:22 Unexpected '\d'.`],
    [String.raw`allow get: if '\/' == '/';`, String.raw`ERROR 5:22 Unexpected '\/'.`],
    [String.raw`allow get: if '\0' == 'a';`, String.raw`ERROR 5:22 Unexpected '\0'.`],
    [String.raw`allow get: if '\x4' == 'a';`, String.raw`ERROR 5:22 Unexpected '\x'.`],
    [String.raw`allow get: if b'\u0041' == b'A';`, String.raw`ERROR 5:23 Unexpected '\u'.`],
    ["allow get: if 'abc;", 'ERROR 5:21 Missing quote at the end of a string.'],
  ],
  'faults behind the first': [
    [
      'allow peek; allow get: if ; function f() { return 1 let } match a {} allow list;',
      "ERROR 5:13 Unexpected 'peek'.",
      "ERROR 5:33 Missing conditional expression after 'if'.",
      "ERROR 5:59 Unexpected 'let'.",
      "ERROR 5:71 mismatched input 'a' expecting {'/', PATH_SEGMENT}",
    ],
    [
      'match /a/{b} { allow get: if x = {}; allow list: if #; } allow get if true;',
      "ERROR 5:38 Unexpected '='.",
      "ERROR 5:59 Unexpected '#'.",
      "ERROR 5:74 Unexpected 'if'.",
    ],
  ],
  'names that are taken': [
    [
      'function f() { return true; } function f() { return true; } allow get: if f();',
      `ERROR 5:46 ${bound('f')}`,
      'WARNING 5:46 Unused function: f.',
    ],
    ['function f(a, a) { return a; } allow get: if f(1, 2);', 'WARNING 5:18 Unused variable: a.', `ERROR 5:21 ${bound('a')}`],
    [
      'function f() { let a = 1; let a = 2; return a == 2; } allow get: if f();',
      'WARNING 5:26 Unused variable: a.',
      `ERROR 5:37 ${bound('a')}`,
    ],
    [
      'function f(a) { let a = 1; return a == 1; } allow get: if f(1);',
      'WARNING 5:18 Unused variable: a.',
      `ERROR 5:27 ${bound('a')}`,
    ],
    ['match /q/{e} { function f() { return e; } allow get: if f() == 1; } function f() { return d; } allow get: if f() == 1;'],
  ],
  'names of packages': [
    [
      'function f(math) { return math; } allow get: if f(true);',
      `ERROR 5:18 ${reserved('math')}`,
      `ERROR 5:33 ${reserved('math')}`,
    ],
    [
      'function f() { let hashing = true; return hashing; } allow get: if f();',
      `ERROR 5:26 ${reserved('hashing')}`,
      `ERROR 5:49 ${reserved('hashing')}`,
    ],
    [
      "match /items/{timestamp} { allow get: if timestamp == 'one'; }",
      `ERROR 5:21 ${reserved('timestamp')}`,
      `ERROR 5:48 ${reserved('timestamp')}`,
    ],
    ['allow get: if duration == 1;', `ERROR 5:21 ${reserved('duration')}`],
    ['function latlng() { return true; } allow get: if latlng();'],
    ["allow get: if {'latlng': true}.latlng;"],
    ['function f(request) { return request; } allow get: if f(true);'],
    ["match /items/{resource} { allow get: if resource == 'one'; }"],
  ],
  recursion: [
    ['function f() { return f(); } allow get: if f();', 'ERROR 5:16 Recursive call is not allowed.'],
    [
      'function f() { return g(); } function g() { return f(); } allow get: if f();',
      'ERROR 5:16 Recursive call is not allowed.',
    ],
    [
      'function f(a) { return a; } function g() { return f(g()); } allow get: if g();',
      'ERROR 5:44 Recursive call is not allowed.',
    ],
    ['function f() { let a = f(); return a; } allow get: if f();', 'ERROR 5:16 Recursive call is not allowed.'],
  ],
  'names that mean nothing': [
    ['allow get: if missingName == 1;', 'WARNING 5:21 Invalid variable name: missingName.'],
    ['allow get: if nowhere();', 'WARNING 5:21 Invalid function name: nowhere.'],
    ['allow get: if math.sin(1) == 1;', 'WARNING 5:26 Invalid function name: math.sin.'],
    ['allow get: if d.nowhere();', 'WARNING 5:23 Invalid function name: nowhere.'],
    [
      'allow get: if firestore.exists(/a/b);',
      'WARNING 5:21 Invalid variable name: firestore.',
      'WARNING 5:31 Invalid function name: exists.',
    ],
    [
      'function f() { return e; } match /q/{e} { allow get: if f(); }',
      'WARNING 5:29 Invalid variable name: e.',
    ],
    ['match /q/{e} { function s() { return e; } allow get: if s() == 1; } allow get: if s();', 'WARNING 5:89 Invalid function name: s.'],
    ['allow get: if d is text;', 'ERROR 5:26 Unknown type: text. Use one of bool, int, float, number, string, bytes, list, map, set, map_diff, timestamp, duration, latlng, path, constraint.'],
  ],
  'what nothing uses': [
    ['function f() { return true; } allow get;', 'WARNING 5:16 Unused function: f.'],
    ['function f(a) { return true; } allow get: if f(1);', 'WARNING 5:18 Unused variable: a.'],
    ['function f() { let a = 1; return true; } allow get: if f();', 'WARNING 5:26 Unused variable: a.'],
    ['function f() { let a = 1; let b = a; return true; } allow get: if f();', 'WARNING 5:37 Unused variable: b.'],
  ],
  'a request means nothing in functions that no condition reaches': [
    [
      'function f() { return g(); } function g() { return request.auth != null; } allow get;',
      'WARNING 5:16 Unused function: f.',
      'WARNING 5:58 Invalid variable name: request.',
    ],
    [
      'function f() { return exists(/a/b) && resource.data.a; } allow get;',
      'WARNING 5:16 Unused function: f.',
      'WARNING 5:29 Invalid function name: exists.',
      'WARNING 5:45 Invalid variable name: resource.',
    ],
  ],
  'counts of arguments': [
    ['allow get: if math.abs() == 1;', `WARNING 5:26 ${badCount('math.abs')}`],
    ['allow get: if int() == 1;', `WARNING 5:21 ${badCount('int')}`],
    ['allow get: if exists();', `WARNING 5:21 ${badCount('exists')}`],
    ['function f() { return true; } allow get: if f(1);', `WARNING 5:51 ${badCount('f')}`],
  ],
  'comparisons that have always one result': [
    ['allow get: if latlng.value(0, 0) != null;', `WARNING 5:40 ${incomparable(true)}`],
    ["allow get: if hashing.sha256('a') != null;", `WARNING 5:41 ${incomparable(true)}`],
    ["allow get: if path('/a') != null;", `WARNING 5:32 ${incomparable(true)}`],
    ["allow get: if resource.data.diff({}).removedKeys() == ['a'];", `WARNING 5:58 ${incomparable(false)}`],
    ["allow get: if 1 == 'a';", `WARNING 5:23 ${incomparable(false)}`],
    ['allow get: if resource.data.a.keys().toSet() == [1].toSet() && 1 == 1.0 && resource == null && d != null;'],
    ["allow get: if math.abs(-1) == 1 && int('1') == 1 && string(1) == '1' && float(1) == 1.0;"],
  ],
  'values that cannot be right': [
    ["allow get: if 'a';", `WARNING 5:21 ${badType('string', 'bool')}`],
    ["allow get: if true && (1 || !'a');", `WARNING 5:30 ${badType('int', 'bool')}`, `WARNING 5:36 ${badType('string', 'bool')}`],
    ["allow get: if 'a' ? true : false;", `WARNING 5:21 ${badType('string', 'bool')}`],
    ["allow get: if 'a'.keys() == [];", `WARNING 5:21 ${badType('string', 'map')}`],
    ["allow get: if 'a' in 'abc';", `WARNING 5:28 ${badType('string', 'list, map, set')}`],
    ["allow get: if math.abs('a') == 1;", `WARNING 5:30 ${badType('string', 'float, int')}`],
    ['allow get: if null.a == 1;', `WARNING 5:21 ${badType('null', 'map')}`],
    ['function f(a) { return a.b; } allow get: if f(null) || f(resource.data);', `WARNING 5:53 ${badType('null', 'map')}`],
    [
      'function f(a, b) { return a == null || a.keys().hasAll(b); } function g(c) { return f(c == null ? null : c, []); } allow get: if g(d);',
      `WARNING 5:105 ${badType('null', 'map')}`,
    ],
    [
      'function f() { let a = d == 1 ? null : get(/a/b).data; return a.b; } allow get: if f();',
      `WARNING 5:39 ${badType('null', 'map')}`,
    ],
    ['function f(a) { return a.b; } allow get: if f({"b": true}) && (/a/b).c == 1 && [1][0] == 1;'],
  ],
};
