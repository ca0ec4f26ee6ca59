import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps what the emulator counted for a project in the folder that `RULES_COVERAGE` names, so that the counts of all test
 * files can be added up; does nothing where nobody wants to know.
 */
export async function keepCoverage(projectId: string, host: string): Promise<void> {
  const folder = process.env['RULES_COVERAGE'];
  if (!folder) return;
  const response = await fetch(`http://${host}/emulator/v1/projects/${projectId}:ruleCoverage`);
  if (!response.ok) throw new Error(`The emulator tells no coverage of the rules: ${await response.text()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${projectId}.json`), await response.text());
}
