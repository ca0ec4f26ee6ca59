import { RulesRegistry } from '../src/service/rules-registry';
import { Engine } from '../src/service/engine';
import type { Log } from '../src/service/log';
import { startServer } from '../src/server';
import { createStore } from '../src/store';

export interface TestEngineOptions {
  /** Source of security rules for all projects; without it everything is allowed. */
  rules?: string;
  /** `host:port` of a Functions emulator. */
  functionsEmulator?: string;
  /** An engine that served before, to begin with its data on the same port. */
  restarted?: TestEngine;
}

export interface TestEngine {
  readonly engine: Engine;
  readonly port: number;
  /** `127.0.0.1:PORT`, for FIRESTORE_EMULATOR_HOST. */
  readonly address: string;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** What the engine logged as errors: a test that expects none can prove it. */
  readonly errors: string[];
  /** What the engine logged about refused requests and connections. */
  readonly debug: string[];
  stop(): Promise<void>;
}

/** Starts the whole engine in this process, on a free port (or again on that of an engine that was stopped). */
export async function startEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const errors: string[] = [];
  const debug: string[] = [];
  const log: Log = {
    info: () => undefined,
    debug: (message) => debug.push(message),
    error: (message, error) => errors.push(error instanceof Error ? `${message}: ${error.stack}` : message),
  };
  const { restarted } = options;
  const store = restarted?.engine.store ?? createStore();
  const engine = new Engine(store, new RulesRegistry(log), log, Date.now);
  if (options.rules !== undefined) {
    const issues = engine.rules.loadDefault([{ name: 'firestore.rules', content: options.rules }]);
    const problems = issues.filter((issue) => issue.severity === 'ERROR');
    if (problems.length > 0) throw new Error(problems.map((issue) => issue.description).join('\n'));
  }
  const host = '127.0.0.1';
  const { functionsEmulator } = options;
  const server = await startServer({
    engine,
    host,
    port: restarted?.port ?? 0,
    functionsEmulator,
    onShutdown: () => void server.close(),
  });
  const { port } = server;
  return {
    engine,
    port,
    address: `${host}:${port}`,
    url: `http://${host}:${port}`,
    errors,
    debug,
    stop: () => server.close(),
  };
}
