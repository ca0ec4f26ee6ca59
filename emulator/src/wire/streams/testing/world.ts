import { StatusError, Timestamp, type Credentials, type Write } from '../../../model';
import type { DocumentSource, Ruleset } from '../../../rules/types';
import { createStore } from '../../../store';
import type { Database } from '../../../store/types';
import type { DatabaseName } from '../../messages';
import type { StreamEngine } from '../stream-engine';

export const DATABASE: DatabaseName = {
  project: 'demo-p',
  id: '(default)',
  name: 'projects/demo-p/databases/(default)',
  root: 'projects/demo-p/databases/(default)/documents',
};

/** Who reads or writes what: `get a/1`, `list a`, `update a/1`; it may look at documents as rules do. */
export type Judge = (operation: string, documents: DocumentSource) => boolean;

/** A store with a clock that stands still unless it is moved, and what sessions need to know. */
export function createWorld(judge?: Judge) {
  let now = 1_795_000_000_000_000n;
  const store = createStore({ now: () => now });
  const database: Database = store.database(DATABASE.project, DATABASE.id);
  const ruleset: Ruleset = {
    version: 2,
    coverage: () => undefined,
    evaluateFirestore({ method, path, query, documents }) {
      const allowed = judge?.(`${method} ${path ?? query?.collectionId}`, documents) ?? true;
      return { allowed, message: allowed ? '' : 'not yours', outcomes: [] };
    },
    evaluateStorage: () => Promise.reject(new Error('not used')),
  };
  const faults: unknown[] = [];
  const engine: StreamEngine = {
    contextFor: (_name, credentials) => ({
      database,
      credentials,
      requestTime: Timestamp.fromMicros(now),
      rules: { kind: 'ruleset', ruleset },
      onDenied: () => undefined,
    }),
    failure(error) {
      if (error instanceof StatusError) return error;
      faults.push(error);
      return new StatusError('INTERNAL', 'fault');
    },
  };
  return {
    database,
    engine,
    /** What went wrong without being a status: a test that expects nothing of the kind can prove it. */
    faults,
    tick(micros: number): void {
      now += BigInt(micros);
    },
    async commit(...writes: Write[]): Promise<Timestamp> {
      return (await database.commit(writes, { author: { kind: 'admin' } })).commitTime;
    },
  };
}

export const USER: Credentials = { kind: 'user', uid: 'u', claims: new Map() };
export const ADMIN: Credentials = { kind: 'admin' };
