import type { Credentials } from '../../../model';
import type { RequestContext } from '../../../service/context';
import type { StreamHandler } from '../../../service/stream';
import type { DatabaseName, WriteRequest, WriteResponse } from '../../messages';
import { WriteSession } from './session';

export interface WriteOptions {
  /** A fresh context for one message of a stream. */
  contextOf(database: DatabaseName, credentials: Credentials): RequestContext;
}

/** The Write RPC: a stream of commits. */
export function createWriteHandler({ contextOf }: WriteOptions): StreamHandler<WriteRequest, WriteResponse> {
  let lastStream = 0;
  return {
    open({ credentials, database }, sink) {
      return new WriteSession((name) => contextOf(name, credentials), sink, database, String(++lastStream));
    },
  };
}
