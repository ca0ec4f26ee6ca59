import { candidates, findChromium } from './chromium';
import { readJestReport, readPlaywrightReport, sum, summary } from './tally';
import { chosenKinds } from './test';
import { KINDS, toolsOf } from './tools';

test('the summary is one plain line', () => {
  expect(summary({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(summary(sum([{ passed: 1, failed: 2, skipped: 0 }, { passed: 1, failed: 0, skipped: 3 }]))).toBe('2 passed, 2 failed, 3 skipped');
});

test('a test file that could not be run counts as a failure', () => {
  const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(readJestReport(JSON.stringify(report))).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('a browser test that needed a second try counts as a failure, and so does an error outside of tests', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
  expect(readPlaywrightReport(JSON.stringify({ stats }))).toEqual({ passed: 4, failed: 1, skipped: 0 });
  const none = { stats: { ...stats, flaky: 0 }, errors: [{ message: 'no tests found' }] };
  expect(readPlaywrightReport(JSON.stringify(none))).toMatchObject({ failed: 1 });
});

test('chosenKinds takes all, or those named in their usual order, and refuses others', () => {
  expect(chosenKinds([])).toEqual(KINDS);
  expect(chosenKinds(['unit', 'lint', '--official'])).toEqual(['lint', 'unit']);
  expect(() => chosenKinds(['units'])).toThrow('There are no tests "units"');
});

test('findChromium takes what it is told before what is installed', async () => {
  const env = { PATH: '/usr/bin:/opt/bin', CHROMIUM_PATH: '/my/chrome' };
  expect(candidates(env).slice(0, 3)).toEqual(['/my/chrome', '/usr/bin/chromium', '/opt/bin/chromium']);
  expect(await findChromium(env, (file) => file === '/opt/bin/google-chrome')).toBe('/opt/bin/google-chrome');
});

test('the rules tests keep their coverage where its gate looks for it', () => {
  const [rules] = toolsOf('rules', { root: '/r', folder: '/f' });
  expect(rules?.then).toMatchObject({ name: 'rules coverage', isNews: true });
  const folder = rules?.env?.['RULES_COVERAGE'];
  expect(rules?.then?.args.at(-1)).toBe(folder);
  expect(rules?.then?.then).toMatchObject({ name: 'storage rules coverage', isNews: true });
  expect(rules?.then?.then?.args.at(-1)).toBe(`${folder}/storage`);
});
