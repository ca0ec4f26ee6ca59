import { randomBytes } from 'node:crypto';
import type { RequestContext } from '../../../service/context';
import type { StreamHandler } from '../../../service/stream';
import type { Database } from '../../../store/types';
import type { ListenRequest, ListenResponse } from '../../messages';
import type { Timers } from '../../timers';
import type { StreamEngine } from '../stream-engine';
import { LiveDatabase } from './live-database';
import { ListenSession } from './session';

/** At most twice this time passes without a message; firebase-admin gives a stream up after 120 s of silence. */
const KEEP_ALIVE_INTERVAL_MS = 45_000;

export interface ListenHandler extends StreamHandler<ListenRequest, ListenResponse> {
  /** Releases all streams; their transports end them. */
  close(): void;
}

/** The Listen RPC: live documents and queries of any database. */
export function createListenHandler(engine: StreamEngine, timers: Timers): ListenHandler {
  const lives = new WeakMap<Database, LiveDatabase>();
  const sessions = new Set<ListenSession>();
  const keepAlive = timers.every(KEEP_ALIVE_INTERVAL_MS, () => {
    for (const session of sessions) session.keepAlive();
  });

  function liveOf({ database }: RequestContext): LiveDatabase {
    let live = lives.get(database);
    if (!live) lives.set(database, (live = new LiveDatabase(database, randomBytes(8))));
    return live;
  }

  return {
    open({ credentials }, sink) {
      const session = new ListenSession(
        {
          contextOf: (name) => engine.contextFor(name, credentials),
          liveOf,
          failure: (error) => engine.failure(error, 'Listen'),
          timers,
          onEnd: (ended) => sessions.delete(ended),
        },
        sink,
      );
      sessions.add(session);
      return session;
    },
    close() {
      keepAlive.cancel();
      for (const session of sessions) session.close();
    },
  };
}
