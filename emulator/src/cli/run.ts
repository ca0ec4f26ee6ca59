import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importDatabase } from '../persistence';
import { startServer, type RunningServer } from '../server';
import { Engine } from '../service/engine';
import { createLog, type Log } from '../service/log';
import { RulesRegistry } from '../service/rules-registry';
import { createStore } from '../store';
import { reportIssues } from '../wire/admin/rules';
import { exportAll, importAll } from './data';
import { UsageError, type Options } from './options';

/** How the process ends; 130 would be usual after SIGINT, but the Firebase CLI takes both as a clean stop. */
type Exit = (code: number) => void;

/**
 * Runs the server until a signal or `POST /shutdown` ends it. Throws UsageError when it cannot start as it was told.
 */
export async function run(options: Options, process: NodeJS.Process, exit: Exit): Promise<void> {
  // On a terminal refused requests would be noise; the Firebase CLI keeps the output in firestore-debug.log.
  const log = createLog((line) => process.stdout.write(line), !process.stdout.isTTY);
  surviveMistakes(process, log);
  const engine = new Engine(createStore(), new RulesRegistry(log), log, Date.now);
  await loadRules(engine, options);
  await loadData(engine, options);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    try {
      await server.close();
      if (options.exportOnExit) await exportAll(engine.store, options.projectId, resolve(options.exportOnExit));
      exit(0);
    } catch (error) {
      log.error('The data could not be exported; what was exported before is still there', error);
      exit(1);
    }
  };
  const server = await start(engine, options, () => void stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  log.info(`Firestore engine ready at http://${server.host}:${server.port} (gRPC, REST and WebChannel)`);
}

async function start(engine: Engine, options: Options, onShutdown: () => void): Promise<RunningServer> {
  const { host, port, functionsEmulator } = options;
  try {
    return await startServer({ engine, host, port, functionsEmulator, onShutdown });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new UsageError(`address already in use: ${host}:${port}. Stop what uses it, or choose another --port.`);
    }
    throw new UsageError(`Cannot listen on ${host}:${port}: ${message}`);
  }
}

async function loadRules(engine: Engine, options: Options): Promise<void> {
  if (options.rules === undefined) return;
  const name = resolve(options.rules);
  const content = await readFile(name, 'utf8').catch((error: Error) => {
    throw new UsageError(`Cannot read the security rules: ${error.message}`);
  });
  const issues = engine.rules.loadDefault([{ name, content }]);
  reportIssues(engine.log, issues);
  if (issues.some(({ severity }) => severity === 'ERROR')) {
    engine.log.error(`The security rules have errors: every request of a user is refused until they are mended.`);
  }
}

async function loadData({ store, log }: Engine, options: Options): Promise<void> {
  const { projectId, seedFromExport, importDirectory } = options;
  try {
    if (importDirectory) {
      const databases = await importAll(store, projectId, resolve(importDirectory));
      log.info(databases.length > 0 ? `Imported ${databases.join(', ')}` : `Nothing to import in ${importDirectory}`);
    }
    if (seedFromExport) await importDatabase(store, projectId, resolve(seedFromExport));
  } catch (error) {
    throw new UsageError(`Cannot import the data: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A mistake in the handling of one request must not cost all others their data. */
function surviveMistakes(process: NodeJS.Process, log: Log): void {
  process.on('uncaughtException', (error) => log.error('Uncaught error', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled rejection', reason));
}
