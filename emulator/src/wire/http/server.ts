import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { StatusError } from '../../model';
import type { Engine } from '../../service/engine';
import { answerError, answerNotFound, answerText } from './answer';
import { BodyTooLarge } from './body';
import { setCorsHeaders } from './cors';

/** Serves the requests of one family of paths; false when the request is none of its own. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean> | boolean;

/** How patient the server is with connections, in milliseconds. */
export interface HttpLimits {
  /** For the head of a request to arrive. */
  readonly head: number;
  /** For a whole request to arrive. */
  readonly request: number;
  /** For a client that neither sends nor takes anything; back channels say something each 30 s. */
  readonly stall: number;
  /** How often it looks at the first two. */
  readonly check: number;
}

const LIMITS: HttpLimits = { head: 30_000, request: 5 * 60_000, stall: 5 * 60_000, check: 5_000 };

/** Everything that is spoken over HTTP/1.1: the first route that takes a request answers it. */
export function createHttpServer(
  engine: Pick<Engine, 'failure'>,
  routes: readonly Route[],
  limits: HttpLimits = LIMITS,
): Server {
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: limits.head,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.check,
    noDelay: true,
  });
  server.setTimeout(limits.stall);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => response.destroy());
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else if (error instanceof BodyTooLarge) answerTooLarge(response);
      else answerError(response, engine.failure(error, `${request.method} ${pathOf(request)}`));
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = (error.code && CLIENT_ERRORS[error.code]) ?? '400 Bad Request';
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    else socket.destroy();
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setCorsHeaders(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(200).end();
      return;
    }
    const url = parseUrl(request);
    if (url.pathname === '/' && request.method === 'GET') {
      answerText(response, 'Ok\n');
      return;
    }
    for (const route of routes) {
      if (await route(request, response, url)) return;
    }
    answerNotFound(response);
  }

  return server;
}

const CLIENT_ERRORS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function parseUrl(request: IncomingMessage): URL {
  try {
    return new URL(`http://localhost${request.url ?? '/'}`);
  } catch {
    throw new StatusError('INVALID_ARGUMENT', 'The URL of the request is invalid.');
  }
}

/** Without the query string, which may hold keys and tokens. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').replace(/\?.*$/, '');
}

function answerTooLarge(response: ServerResponse): void {
  response.writeHead(413, { Connection: 'close' });
  response.end();
}
