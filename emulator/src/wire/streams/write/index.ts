import type { StreamHandler } from '../../../service/stream';
import type { WriteRequest, WriteResponse } from '../../messages';
import type { StreamEngine } from '../stream-engine';
import { WriteSession } from './session';

/** The Write RPC: a stream of commits. */
export function createWriteHandler(engine: StreamEngine): StreamHandler<WriteRequest, WriteResponse> {
  let lastStream = 0;
  return {
    open: (head, sink) => new WriteSession(engine, sink, head, String(++lastStream)),
  };
}
