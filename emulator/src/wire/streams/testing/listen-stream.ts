import type { Credentials, StatusError } from '../../../model';
import type { StreamSink } from '../../../service/stream';
import { ManualTimers } from '../../../testing/manual-timers';
import type { ListenResponse, ListenTarget } from '../../messages';
import { createListenHandler } from '../listen';
import { ADMIN, createWorld, DATABASE, type Judge } from './world';

/** A Listen stream in a world of its own; `connect` makes further ones. */
export function open({ judge, credentials = ADMIN }: { judge?: Judge; credentials?: Credentials } = {}) {
  const world = createWorld(judge);
  const timers = new ManualTimers();
  const handler = createListenHandler(world.engine, timers);
  const connect = (transport: (message: ListenResponse) => void = () => undefined) => {
    const sent: ListenResponse[] = [];
    const state: { ended: boolean; error?: StatusError; queuedBytes: number } = { ended: false, queuedBytes: 0 };
    const sink: StreamSink<ListenResponse> = {
      send(message) {
        transport(message);
        sent.push(message);
      },
      end(error) {
        state.ended = true;
        state.error = error;
      },
      get queuedBytes() {
        return state.queuedBytes;
      },
    };
    const session = handler.open({ credentials }, sink);
    const add = (target: Partial<ListenTarget>): void => {
      session.receive({ database: DATABASE, addTarget: { targetId: 0, once: false, ...target } });
    };
    /** What was sent since the last call, in short. */
    const said = (): string[] => sent.splice(0).map(inShort);
    return { session, state, sent, add, said };
  };
  return { ...world, timers, handler, connect, ...connect() };
}

function inShort(message: ListenResponse): string {
  switch (message.kind) {
    case 'targetChange': {
      const cause = message.cause ? ` because ${message.cause.status}` : '';
      return `${message.change} [${message.targetIds}]${cause}`;
    }
    case 'documentChange':
      return `change ${message.document.path} [${message.targetIds}] -[${message.removedTargetIds}]`;
    case 'documentDelete':
      return `delete ${message.path} -[${message.removedTargetIds}]`;
    case 'documentRemove':
      return `remove ${message.path} -[${message.removedTargetIds}]`;
    case 'filter':
      return `filter ${message.targetId}: ${message.count}`;
  }
}
