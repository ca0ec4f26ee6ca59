import type { Socket } from 'node:net';
import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import type { StreamHandler } from '../../service/stream';
import { createListenCodec, createWriteCodec } from '../codec/proto';
import { Connection, type ServerStream } from '../h2';
import type { ListenRequest, ListenResponse, WriteRequest, WriteResponse } from '../messages';
import { serveCall } from './call';
import { CALLS } from './methods';
import { endCall, refuse } from './response';
import { serveStream } from './stream';

const SERVICE = '/google.firestore.v1.Firestore/';

/** Connections on which nothing moves are cut; a stream with targets says something each 45 s. Clients connect again. */
const IDLE_LIMIT_MS = 5 * 60_000;

export interface StreamHandlers {
  listen: StreamHandler<ListenRequest, ListenResponse>;
  write: StreamHandler<WriteRequest, WriteResponse>;
}

/** gRPC straight on HTTP/2: answers what takes over a connection. */
export function createGrpcServer(engine: Engine, handlers: StreamHandlers): (socket: Socket) => void {
  const onError = (error: Error): void => engine.log.debug(`gRPC connection: ${error.message}`);

  function serve(stream: ServerStream): void {
    const { headers } = stream;
    if (headers[':method'] !== 'POST' || !headers['content-type']?.startsWith('application/grpc')) {
      refuse(stream);
      return;
    }
    const path = headers[':path'] ?? '';
    const name = path.startsWith(SERVICE) ? path.slice(SERVICE.length) : '';
    const call = CALLS.get(name);
    if (call) serveCall(engine, name, call, stream);
    else if (name === 'Listen') serveStream(engine, name, handlers.listen, createListenCodec(), stream);
    else if (name === 'Write') serveStream(engine, name, handlers.write, createWriteCodec(), stream);
    else endCall(stream, new StatusError('UNIMPLEMENTED', `Method ${path.slice(1)} is unimplemented`));
  }

  return (socket) => {
    socket.setTimeout(IDLE_LIMIT_MS, () => socket.destroy());
    new Connection(socket, { onStream: serve, onError });
  };
}
