import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import type { StreamHandler } from '../../service/stream';
import { createListenCodec, createWriteCodec } from '../codec/proto';
import type { ListenRequest, ListenResponse, WriteRequest, WriteResponse } from '../messages';
import { serveCall } from './call';
import { CALLS } from './methods';
import { endCall } from './response';
import { serveStream } from './stream';

const SERVICE = '/google.firestore.v1.Firestore/';

/** Room for large batches in flight; Node's default of 64 KiB makes each of them wait for the client's window. */
const WINDOW_BYTES = 8 * 1024 * 1024;

const SERVER_OPTIONS = {
  // In megabytes; a session may carry hundreds of listeners and messages of 100 MiB.
  maxSessionMemory: 4096,
  settings: { initialWindowSize: WINDOW_BYTES, maxConcurrentStreams: 2 ** 31 - 1, enableConnectProtocol: false },
  // A client that stops thousands of listeners at once is not an attacker here.
  streamResetBurst: 1_000_000,
  streamResetRate: 1_000_000,
};

export interface StreamHandlers {
  listen: StreamHandler<ListenRequest, ListenResponse>;
  write: StreamHandler<WriteRequest, WriteResponse>;
}

export interface GrpcServer {
  /** Takes over a connection that speaks HTTP/2. */
  readonly http2: Http2Server;
  /** Cuts all connections. */
  close(): void;
}

/** gRPC straight on Node's HTTP/2. */
export function createGrpcServer(engine: Engine, handlers: StreamHandlers): GrpcServer {
  const sessions = new Set<ServerHttp2Session>();
  const http2 = createServer(SERVER_OPTIONS);
  http2.on('session', (session) => {
    sessions.add(session);
    session.setLocalWindowSize(WINDOW_BYTES);
    session.on('close', () => sessions.delete(session));
    session.on('error', (error) => engine.log.debug(`gRPC connection: ${error.message}`));
  });
  http2.on('sessionError', (error) => engine.log.debug(`gRPC connection: ${error.message}`));
  http2.on('stream', (stream, headers) => {
    stream.on('error', (error) => engine.log.debug(`gRPC stream: ${error.message}`));
    serve(stream, headers);
  });

  function serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    const contentType = headers['content-type'] ?? '';
    if (headers[':method'] !== 'POST' || !contentType.startsWith('application/grpc')) {
      stream.respond({ ':status': 415 }, { endStream: true });
      return;
    }
    const path = String(headers[':path']);
    const name = path.startsWith(SERVICE) ? path.slice(SERVICE.length) : '';
    const call = CALLS.get(name);
    if (call) serveCall(engine, name, call, stream, headers);
    else if (name === 'Listen') serveStream(engine, name, handlers.listen, createListenCodec(), stream, headers);
    else if (name === 'Write') serveStream(engine, name, handlers.write, createWriteCodec(), stream, headers);
    else {
      stream.resume();
      endCall(stream, new StatusError('UNIMPLEMENTED', `Method ${path.slice(1)} is unimplemented`));
    }
  }

  return {
    http2,
    close() {
      for (const session of sessions) session.destroy();
    },
  };
}
