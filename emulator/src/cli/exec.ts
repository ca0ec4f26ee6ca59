import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { UsageError } from './options';

/**
 * The environment in which the Firebase CLI takes this engine for its Firestore and Storage programs: the launcher
 * answers for Java, and both paths name the bundle.
 */
function cliEnvironment(bundle: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const launcher = join(dirname(bundle), '../launcher');
  return {
    ...environment,
    PATH: [launcher, environment['PATH']].filter(Boolean).join(delimiter),
    FIRESTORE_ENGINE_NODE: process.execPath,
    FIRESTORE_EMULATOR_BINARY_PATH: bundle,
    STORAGE_EMULATOR_BINARY_PATH: bundle,
  };
}

/**
 * `exec -- COMMAND…`: runs a command, usually the Firebase CLI, in that environment. Resolves to its exit code; throws
 * UsageError when it cannot be started.
 */
export function exec(argv: readonly string[], bundle: string): Promise<number> {
  const [command, ...args] = argv[0] === '--' ? argv.slice(1) : argv;
  if (command === undefined) throw new UsageError('exec needs the command to run: exec -- firebase emulators:start');
  const child = spawn(command, args, { stdio: 'inherit', env: cliEnvironment(bundle, process.env) });
  // Ctrl-C reaches the child by itself; the CLI must have time to export its data.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', ({ message }) => reject(new UsageError(`Cannot run ${command}: ${message}`)));
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
