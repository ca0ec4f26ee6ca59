import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CoverageReport } from '../../../emulator/src/rules';

/**
 * Keeps what the emulator counted for a project in the folder that `RULES_COVERAGE` names, so that the counts of all test
 * files can be added up; does nothing where nobody wants to know.
 */
export async function keepCoverage(projectId: string, host: string): Promise<void> {
  if (!process.env['RULES_COVERAGE']) return;
  const response = await fetch(`http://${host}/emulator/v1/projects/${projectId}:ruleCoverage`);
  if (!response.ok) throw new Error(`The emulator tells no coverage of the rules: ${await response.text()}`);
  keepReport(`${projectId}.json`, await response.text());
}

/** The same for the rules of Storage, for which no emulator has an address: in the folder `storage` within. */
export function keepStorageCoverage(report: CoverageReport | undefined): void {
  keepReport(join('storage', 'storage.json'), JSON.stringify(report));
}

function keepReport(name: string, text: string): void {
  const folder = process.env['RULES_COVERAGE'];
  if (!folder) return;
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
