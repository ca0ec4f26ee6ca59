import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allowCoverage, isCovered, summaryOf, whatIsMissing, type CoverageReport } from '../rules';
import { UsageError } from './options';

/**
 * `RULES FOLDER`: adds up the reports of `:ruleCoverage` (ours or the official emulator's) in a folder and says which
 * conditions of the rules were not both true and false. Resolves to the process's exit code: 1 when there is one.
 */
export async function judgeCoverage(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [name, folder] = args;
  if (name === undefined || folder === undefined) {
    throw new UsageError('coverage needs the rules file and the folder of the reports: coverage firestore.rules FOLDER');
  }
  const content = await readFile(name, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the security rules: ${error.message}`);
  });
  const allows = allowCoverage({ name, content }, await readReports(folder, content));
  const missing = allows.filter((allow) => !isCovered(allow));
  print(`rules coverage: ${summaryOf(allows)}\n`);
  for (const allow of missing) {
    print(`${name}:${allow.line}:${allow.column} allow ${allow.methods} ${whatIsMissing(allow)}\n`);
  }
  return missing.length > 0 ? 1 : 0;
}

async function readReports(folder: string, content: string): Promise<CoverageReport[]> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new UsageError(`Cannot read the reports: ${error.message}`);
  });
  const files = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  if (files.length === 0) throw new UsageError(`There are no reports (*.json) in ${folder}.`);
  return Promise.all(
    files.map(async (file) => {
      const report = JSON.parse(await readFile(file, 'utf8')) as CoverageReport;
      if (report.rules?.files[0]?.content === content) return report;
      throw new UsageError(`${file} is no report of these rules. Run the tests again with the rules as they are.`);
    }),
  );
}
