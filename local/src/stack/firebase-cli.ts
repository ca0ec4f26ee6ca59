import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';
import { Child } from './child';
import { plain, readCliLine } from './cli-output';
import type { CliEvent } from './cli-output';
import { EMULATORS, PROJECT } from './names';
import type { Warden } from './warden';

export interface FirebaseCliOptions {
  readonly root: string;
  /** The laid-out project, where it runs. */
  readonly project: string;
  /** Folder for logs, temporary files and its configuration. */
  readonly folder: string;
  /** Whose Firestore and Storage rules engines: ours or Google's Java binaries. */
  readonly engine: 'own' | 'official';
  /** An export to begin with. */
  readonly importFrom?: string;
  /** Where to save the data at a clean end. */
  readonly exportTo?: string;
  readonly onEvent?: (event: CliEvent) => void;
  readonly onLine?: (line: string) => void;
  readonly warden: Warden;
}

/** How long starting may take: a slow machine loading every function from a cold disk. */
const START_LIMIT = 120_000;
const LAST_LINES = 25;
const STOP_GRACE = 5_000;

/** Starts the official Firebase CLI and resolves when all its emulators answer and the functions are loaded. */
export async function startFirebaseCli(options: FirebaseCliOptions): Promise<Child> {
  const { project, folder, importFrom, exportTo, warden } = options;
  const log = path.join(folder, 'logs', 'firebase.log');
  mkdirSync(path.dirname(log), { recursive: true });
  const lastLines: string[] = [];
  let settle: (event: CliEvent) => void = () => undefined;
  const started = new Promise<CliEvent>((resolve) => (settle = resolve));
  const child = new Child({
    command: process.execPath,
    args: [
      createRequire(import.meta.url).resolve('firebase-tools/lib/bin/firebase.js'),
      'emulators:start',
      ...['--project', PROJECT, '--only', EMULATORS.join(',')],
      ...(importFrom ? ['--import', importFrom] : []),
      ...(exportTo ? ['--export-on-exit', exportTo] : []),
    ],
    cwd: project,
    env: environment(options),
    log,
    warden,
    onLine: (line) => {
      lastLines.push(plain(line));
      if (lastLines.length > LAST_LINES) lastLines.shift();
      options.onLine?.(line);
      const event = readCliLine(line);
      if (!event) return;
      options.onEvent?.(event);
      if (event.kind === 'ready' || event.kind === 'functions-broken') settle(event);
    },
  });
  const limit = setTimeout(() => {
    settle({ kind: 'error', reason: `It was not ready after ${START_LIMIT / 1_000} s.` });
  }, START_LIMIT);
  void child.exited.then((code) => {
    settle({ kind: 'error', reason: `It ended with exit code ${code}.` });
  });
  const outcome = await started;
  clearTimeout(limit);
  if (outcome.kind === 'ready') return child;
  const problem = startProblem(outcome, lastLines, log, importFrom);
  await child.stop(STOP_GRACE);
  throw problem;
}

function startProblem(outcome: CliEvent, lastLines: readonly string[], log: string, importFrom = ''): Problem {
  const details = lastLines.join('\n');
  if (outcome.kind === 'functions-broken') {
    return new Problem(`The functions cannot be loaded: ${outcome.reason}`, 'Mend functions/src, then run the same command again.', details);
  }
  const reason = outcome.kind === 'error' ? outcome.reason : '';
  const badSeed = /Cannot import the data/.test(engineLog(path.dirname(log)) + details);
  const remedy = badSeed
    ? `The saved data cannot be read. Remove ${importFrom} to go on with the save before it, or run "npm start -- --fresh" to begin anew.`
    : `Look above and in ${log}, then run the same command again.`;
  return new Problem(`The Firebase emulators did not start. ${reason}`, remedy, details);
}

function engineLog(logs: string): string {
  const file = path.join(logs, '..', 'project', 'firestore-debug.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function environment({ root, folder, engine }: FirebaseCliOptions): NodeJS.ProcessEnv {
  const temporary = temporaryFolder(folder);
  const configuration = path.join(folder, 'config');
  for (const place of [temporary, configuration]) mkdirSync(place, { recursive: true });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    CI: 'true',
    TMPDIR: temporary,
    XDG_CONFIG_HOME: configuration,
    // One worker process an event at a time in flight; more than this only makes a small machine slower.
    FUNCTIONS_EMULATOR_PARALLEL: '4',
    // Seconds until a worker must be ready. A worker given up too early lives on, and its successors pile up on a busy machine.
    FUNCTIONS_DISCOVERY_TIMEOUT: '180',
    // The CLI asks npm for newer versions at every start.
    npm_config_offline: 'true',
    NODE_OPTIONS: '',
  };
  if (engine === 'official') return env;
  const bundle = path.join(root, 'emulator/dist/engine.mjs');
  const launcher = path.join(root, 'emulator/launcher');
  return {
    ...env,
    PATH: [launcher, path.dirname(process.execPath), process.env['PATH']].join(path.delimiter),
    FIRESTORE_ENGINE_NODE: process.execPath,
    FIRESTORE_EMULATOR_BINARY_PATH: bundle,
    STORAGE_EMULATOR_BINARY_PATH: bundle,
  };
}

/** The longest folder whose sockets (the functions' workers listen on some) keep within the kernel's limit. */
const LONGEST_FOR_SOCKETS = 70;

/** A temporary folder of the stack's own: below its folder, or in the system's when that path is too long for sockets. */
export function temporaryFolder(folder: string): string {
  const own = path.join(folder, 'tmp');
  if (own.length <= LONGEST_FOR_SOCKETS) return own;
  return path.join(tmpdir(), `carecircle-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}
