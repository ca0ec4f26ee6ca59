import type { ServerResponse } from 'node:http';
import { StatusError } from '../../model';
import { COVERAGE_PAGE_POLICY, coveragePage, type CoverageReport } from '../../rules';
import type { Engine } from '../../service/engine';
import { answerJson } from '../http/answer';

/** What the expressions of a project's rules evaluated to, as JSON. */
export function answerCoverage(engine: Engine, project: string, response: ServerResponse): void {
  answerJson(response, JSON.stringify(coverageOf(engine, project)));
}

/** The same as a page. */
export function answerCoveragePage(engine: Engine, project: string, response: ServerResponse): void {
  const hint = 'Reload for newer counts; loading rules begins anew.';
  const page = coveragePage(coverageOf(engine, project), `Project ${project}`, hint);
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Security-Policy': COVERAGE_PAGE_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  response.end(page);
}

/** The report of a project. Throws NOT_FOUND when no rules judge it. */
export function coverageOf(engine: Engine, project: string): CoverageReport {
  const rules = engine.rules.for(project);
  const report = rules.kind === 'ruleset' ? rules.ruleset.coverage() : undefined;
  if (report) return report;
  const why = rules.kind === 'closed' ? 'its security rules have errors, see the log' : 'it has no security rules';
  throw new StatusError('NOT_FOUND', `There is no coverage for the project ${project}: ${why}.`);
}
