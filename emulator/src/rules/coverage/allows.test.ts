import { allowCoverage } from './allows';
import { coveragePage } from './page';
import type { CoverageReport, CoverageValue, ExpressionReport } from './report';
import { sourceTree, type SourcePart } from './source-tree';
import { isCovered, summaryOf, whatIsMissing } from './words';

const content = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /a/{id} {
      allow get: if (id == 'x');
      allow list, delete: if request.auth != null;
      allow create: if false;
      allow update;
    }
  }
}`;
const RULES = { name: 'firestore.rules', content };

/** A report as the official emulator writes it: no file names in places, `{}` for what was passed over. */
function reportOf(...conditions: [text: string, ...values: [CoverageValue, number][]][]): CoverageReport {
  return {
    rules: { files: [RULES] },
    report: conditions.map(([text, ...values]): ExpressionReport => {
      const currentOffset = content.indexOf(text);
      const before = content.slice(0, currentOffset).split('\n');
      return {
        sourcePosition: { line: before.length, column: (before.at(-1) ?? '').length + 1, currentOffset, endOffset: currentOffset + text.length - 1 },
        values: values.map(([value, count]) => ({ value, count })),
      };
    }),
  };
}

const TRUE = { boolValue: true };
const FALSE = { boolValue: false };
const ERROR = { undefined: { causeMessage: 'Null value error.' } };

test('names what is missing of each statement, in the order of the source', () => {
  const allows = allowCoverage(RULES, [reportOf(["(id == 'x')", [TRUE, 3], [ERROR, 1], [{}, 5], [{ undefined: {} }, 2]])]);
  expect(allows.map((allow) => [allow.line, allow.column, allow.methods, allow.constant, isCovered(allow), whatIsMissing(allow)])).toEqual([
    [5, 21, 'get', false, false, 'was never false (3 times true, 1 time an error)'],
    [6, 30, 'list, delete', false, false, 'was never evaluated'],
    [7, 24, 'create', true, true, 'was never evaluated'],
    [8, 7, 'update', true, true, 'was never evaluated'],
  ]);
  expect(summaryOf(allows)).toBe('0 of 2 allow expressions both ways, 2 more always the same');
});

test('adds up what several reports say', () => {
  const reports = [
    reportOf(["(id == 'x')", [TRUE, 1]], ['request.auth != null', [TRUE, 2]]),
    reportOf(["(id == 'x')", [FALSE, 4]], ['request.auth != null', [ERROR, 1]]),
    { rules: { files: [RULES] } },
  ];
  const [get, list] = allowCoverage(RULES, reports);
  expect(get).toMatchObject({ trues: 1, falses: 4, errors: 0 });
  expect(get && isCovered(get)).toBe(true);
  expect(list && isCovered(list)).toBe(false);
});

test('cuts the source into its expressions without losing a character', () => {
  const flat = (parts: readonly SourcePart[]): string => parts.map((part) => (typeof part === 'string' ? part : flat(part.parts))).join('');
  const parts = sourceTree(reportOf(['request.auth != null', [TRUE, 2]], ["(id == 'x')", [ERROR, 1]]));
  expect(flat(parts)).toBe(content);
  expect(parts.filter((part) => typeof part !== 'string')).toEqual([
    { status: 'error', label: '5:21 was 1 time an error (Null value error.)', parts: ["(id == 'x')"] },
    { status: 'true', label: '6:30 was 2 times true', parts: ['request.auth != null'] },
  ]);
});

test('the page shows hostile text as text', () => {
  const hostile = `service cloud.firestore { match /a/{b} { allow get: if b == '"><script>alert(1)</script>'; } }`;
  const page = coveragePage(
    {
      rules: { files: [{ name: '<b>.rules', content: hostile }] },
      report: [
        {
          sourcePosition: { line: 1, column: 56, currentOffset: 55, endOffset: 90 },
          values: [{ value: { stringValue: '"><img src=x onerror=alert(1)>' }, count: 1 }],
        },
      ],
    },
    '<i>p</i>',
    '<i>h</i>',
  );
  expect(page).not.toMatch(/<(script|img|i|b)[ >]/);
  expect(page).toContain('&#60;script&#62;');
});
