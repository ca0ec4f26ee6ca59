/** How many tests of a step came out how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, each) => ({
      passed: total.passed + each.passed,
      failed: total.failed + each.failed,
      skipped: total.skipped + each.skipped,
    }),
    NOTHING,
  );
}

/** The last line of a run: "12 passed, 0 failed", and ", 1 skipped" where there is one. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  testResults?: { status: string; assertionResults: unknown[] }[];
}

/** Reads the JSON report of Jest, or of Vitest, which writes the same. A file that could not be run at all counts as one failure. */
export function readJestReport(report: string): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, testResults = [] } = JSON.parse(report) as JestReport;
  const unrunnable = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unrunnable.length, skipped: numPendingTests + numTodoTests };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
}

/** Reads the JSON report of Playwright. A test that passed only at a second try counts as failed. */
export function readPlaywrightReport(report: string): Tally {
  const { stats, errors = [] } = JSON.parse(report) as PlaywrightReport;
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && errors.length > 0 ? 1 : failed, skipped: stats.skipped };
}
