import { fileURLToPath } from 'node:url';
import { type ServerProcess, startServer } from './server-process';

const ENGINE = fileURLToPath(new URL('../../emulator/dist/engine.mjs', import.meta.url));
const PEER = fileURLToPath(new URL('./peer-server.mjs', import.meta.url));

/** Our engine as it is shipped: the bundle, without rules (the peer has none). */
export const startEngine = (...extra: string[]): Promise<ServerProcess> =>
  startServer((port) => [ENGINE, '--host', '127.0.0.1', '--port', `${port}`, '--project_id', 'demo-bench', ...extra]);

/** The npm package `@firestore-emulator/server`, the nearest comparable server. */
export const startPeer = (): Promise<ServerProcess> => startServer((port) => [PEER, `${port}`]);
