import { compile } from '.';

const file = { name: 'dir/a.rules', content: "rules_version = '2'; service cloud.firestore {}" };

test('a ruleset is one file', () => {
  const { ruleset, issues } = compile([file, file]);
  expect(ruleset).toBeUndefined();
  expect(issues).toMatchObject([{ severity: 'ERROR', description: 'Only one rules file is allowed in a ruleset.' }]);
});

test('no file at all is like an empty one', () => {
  expect(compile([]).issues).toMatchObject([{ severity: 'ERROR', sourcePosition: { line: 1, column: 1 } }]);
});

test('warnings leave a ruleset, errors do not', () => {
  const rules = (condition: string): string =>
    `rules_version = '2'; service cloud.firestore { match /a/{b} { allow get: if ${condition}; } }`;
  expect(compile([{ ...file, content: rules('missing == 1') }])).toMatchObject({
    ruleset: { version: 2 },
    issues: [{ severity: 'WARNING' }],
  });
  const { ruleset, issues } = compile([{ ...file, content: rules('math == 1') }]);
  expect(ruleset).toBeUndefined();
  expect(issues).toMatchObject([{ severity: 'ERROR' }]);
});

/** Places in characters, the first three as the vendor's Rules API answered them. */
test.each<[source: string, line: number, column: number, currentOffset: number, endOffset: number]>([
  ['      allow get: if missingName == 1;', 5, 21, 140, 150],
  ['      allow get: if ;', 5, 21, 140, 140],
  ['      allow get: if math.abs() == 1;', 5, 26, 145, 147],
  ['      // \u{1F600}\n      allow get: if "\u{1F600}" == missingName;', 6, 28, 158, 168],
  ['      function f(value) { return 1; }\n      allow get: if f(1) == 1;', 5, 18, 137, 141],
])('an issue of %j has its line, its column and the offsets of its first and last characters', (source, ...place) => {
  const [line, column, currentOffset, endOffset] = place;
  const content = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /items3/{document} {
${source}
    }
  }
}
`;
  expect(compile([{ name: 'dir/a.rules', content }]).issues).toMatchObject([
    { sourcePosition: { fileName: 'dir/a.rules', line, column, currentOffset, endOffset } },
  ]);
});
