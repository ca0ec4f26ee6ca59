import { createServer, type Server, type Socket } from 'node:net';

/** What a connection is handed to once its first bytes are known. */
export interface Protocols {
  http1: { emit(event: 'connection', socket: Socket): boolean };
  http2(socket: Socket): void;
}

/** The first bytes of an HTTP/2 connection without negotiation; no HTTP/1.1 method begins so. */
const HTTP2_PREFACE = Buffer.from('PRI');

/** A connection that says nothing for so long is of no use. */
const SILENCE_LIMIT_MS = 60_000;

/** When the system asks a silent peer whether it is still there; it cuts the connection when there is no answer. */
const PROBE_AFTER_MS = 60_000;

export interface PortServer {
  readonly net: Server;
  /** Cuts all connections and stops listening. */
  close(): Promise<void>;
}

/** One port for HTTP/1.1 and HTTP/2: looks at the first bytes of each connection and hands it on. */
export function createPortServer({ http1, http2 }: Protocols): PortServer {
  const sockets = new Set<Socket>();
  const net = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: PROBE_AFTER_MS }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(SILENCE_LIMIT_MS, () => socket.destroy());
    sniff(socket);
  });

  /** Waits for as many bytes as tell the protocols apart; a client may send them one by one. */
  function sniff(socket: Socket, before: Buffer = Buffer.alloc(0)): void {
    socket.once('data', (chunk: Buffer) => {
      const bytes = before.length > 0 ? Buffer.concat([before, chunk]) : chunk;
      const isHttp2 = bytes.subarray(0, HTTP2_PREFACE.length).equals(HTTP2_PREFACE);
      if (!isHttp2 && HTTP2_PREFACE.subarray(0, bytes.length).equals(bytes)) {
        sniff(socket, bytes);
        return;
      }
      socket.pause();
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.unshift(bytes);
      if (isHttp2) {
        http2(socket);
      } else {
        // A client may end its side once its request is sent.
        socket.allowHalfOpen = true;
        http1.emit('connection', socket);
      }
      socket.resume();
    });
  }

  return {
    net,
    close() {
      return new Promise((resolve) => {
        net.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}
