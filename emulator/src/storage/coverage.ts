import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coveragePage, type CoverageReport } from '../rules';

/** Writes a report and a page for each ruleset, by its name. Does so at once, for a process that is about to end. */
export function keepCoverage(reports: ReadonlyMap<string, CoverageReport>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, report] of reports) {
    const file = join(folder, `ruleset-${encodeURIComponent(name)}`);
    writeFileSync(`${file}.json`, JSON.stringify(report));
    writeFileSync(`${file}.html`, coveragePage(report, 'Storage rules', 'Counted in one run, since they were loaded.'));
  }
}
