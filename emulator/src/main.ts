import process from 'node:process';
import { parseOptions, UsageError } from './cli/options';
import { USAGE } from './cli/usage';

/**
 * `serve` runs the Storage rules runtime on stdin and stdout, `check FILE…` compiles rules, `coverage FILE FOLDER` judges
 * coverage reports, `exec -- COMMAND…` runs the Firebase CLI with this engine, anything else is the Firestore server.
 */
async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === 'serve') {
    const { serve, serveWithCoverage } = await import('./storage');
    const folder = process.env['STORAGE_RULES_COVERAGE'];
    if (folder) serveWithCoverage(process, folder);
    else serve(process.stdin, process.stdout);
    return;
  }
  if (argv[0] === 'check') {
    const { check } = await import('./cli/check');
    process.exitCode = await check(argv.slice(1), (line) => process.stdout.write(line));
    return;
  }
  if (argv[0] === 'coverage') {
    const { judgeCoverage } = await import('./cli/coverage');
    process.exitCode = await judgeCoverage(argv.slice(1), (line) => process.stdout.write(line));
    return;
  }
  if (argv[0] === 'exec') {
    const { exec } = await import('./cli/exec');
    process.exitCode = await exec(argv.slice(1), import.meta.filename);
    return;
  }
  if (argv[0] === '--help') {
    process.stdout.write(USAGE);
    return;
  }
  const options = parseOptions(argv);
  const { run } = await import('./cli/run');
  await run(options, process, (code) => process.exit(code));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const message = error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`Firestore engine: ${message}\n`);
  process.exit(1);
});
