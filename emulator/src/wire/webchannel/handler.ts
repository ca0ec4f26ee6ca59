import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { StatusError } from '../../model';
import { parseCredentials } from '../../service/credentials';
import type { Log } from '../../service/log';
import type { StreamHandler, StreamSession } from '../../service/stream';
import { BodyTooLarge, readBody } from '../http/body';
import type { Timers } from '../timers';
import type { BackChannel } from './back-channel';
import { Channel, type OpenStream } from './channel';
import { parseForward, parseHeaders } from './form';
import { encodeChunk } from './framing';
import { Turns } from './turns';

/** Protocol version that clients announce, version of this server, and how often it says that it is alive. */
const CLIENT_VERSION = 8;
const SERVER_VERSION = 12;
const KEEP_ALIVE_MS = 30_000;

/** As large as a gRPC message may be: a request brings all that its page wrote at once, and escapes it. */
const MAX_BODY_BYTES = 104_857_600;

export interface WebChannelOptions {
  /** The streams by the name of their RPC, as JSON texts. */
  streams: Record<'Listen' | 'Write', StreamHandler<string, string>>;
  timers: Timers;
  log: Log;
}

export interface WebChannelHandler {
  /**
   * Answers a request to `/google.firestore.v1.Firestore/{Listen,Write}/channel`; CORS headers are set by the caller.
   */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Ends all sessions. */
  close(): void;
}

/** Serves the WebChannel protocol of browsers: HTTP requests in, sessions kept between them. */
export function createWebChannelHandler({ streams, timers, log }: WebChannelOptions): WebChannelHandler {
  const channels = new Map<string, Channel>();
  const turns = new Turns(timers);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://localhost');
    const rpc = /\/(Listen|Write)\/channel$/.exec(url.pathname)?.[1];
    if (rpc !== 'Listen' && rpc !== 'Write') return answer(response, 404);
    const sid = url.searchParams.get('SID');
    if (sid === null) {
      if (request.method !== 'POST') return answer(response, 400);
      return open(streams[rpc], url, request, response);
    }
    const channel = channels.get(sid);
    if (!channel) return answer(response, 400);
    const acknowledged = Number(url.searchParams.get('AID') ?? Number.NaN);
    if (Number.isSafeInteger(acknowledged)) channel.acknowledge(acknowledged);
    if (url.searchParams.get('TYPE') === 'terminate') {
      end(sid, channel);
      return answer(response, 200);
    }
    if (request.method === 'GET') return listen(channel, url.searchParams.get('CI') !== '1', request, response);
    if (request.method === 'POST') return forward(sid, channel, request, response);
    return answer(response, 400);
  }

  async function open(
    stream: StreamHandler<string, string>,
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { headers, offset, messages } = parseForward(await readBody(request, MAX_BODY_BYTES));
    const older = parseHeaders(url.searchParams.get('$httpHeaders') ?? '');
    const authorization = headers.get('authorization') ?? older.get('authorization') ?? request.headers.authorization;
    const sid = randomBytes(16).toString('base64url');
    const channel = new Channel(authenticated(stream, authorization), timers, () => channels.delete(sid));
    channels.set(sid, channel);
    try {
      channel.receive(offset, messages);
    } catch (error) {
      end(sid, channel);
      throw error;
    }
    answer(response, 200, [[0, ['c', sid, '', CLIENT_VERSION, SERVER_VERSION, KEEP_ALIVE_MS]]]);
  }

  async function forward(
    sid: string,
    channel: Channel,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { offset, messages } = parseForward(await readBody(request, MAX_BODY_BYTES));
    if (channels.get(sid) !== channel) return answer(response, 400);
    channel.receive(offset, messages);
    answer(response, 200, channel.status());
  }

  function listen(channel: Channel, streaming: boolean, request: IncomingMessage, response: ServerResponse): void {
    const back = openBackChannel(channel, streaming, response);
    const browser = browserOf(request);
    turns.enter(browser, channel, back);
    response.on('close', () => {
      turns.leave(browser, back);
      channel.detach(back);
    });
  }

  function end(sid: string, channel: Channel): void {
    channels.delete(sid);
    channel.close();
  }

  return {
    handle(request, response) {
      response.on('error', () => response.destroy());
      handle(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else if (error instanceof BodyTooLarge) answer(response, 413);
        else if (error instanceof StatusError) answer(response, 400);
        else {
          log.error('Internal error in WebChannel', error);
          answer(response, 500);
        }
      });
    },
    close() {
      for (const channel of channels.values()) channel.close();
      channels.clear();
    },
  };
}

/** Opens the stream as its user; a credential that cannot be read refuses the stream, not the channel. */
function authenticated(stream: StreamHandler<string, string>, authorization: string | undefined): OpenStream {
  return (sink) => {
    try {
      return stream.open({ credentials: parseCredentials(authorization) }, sink);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      sink.end(error);
      return NO_SESSION;
    }
  };
}

const ignore = (): void => undefined;
const NO_SESSION: StreamSession<string> = { receive: ignore, reject: ignore, finish: ignore, close: ignore };

/** Requests of one browser to one host share its connections. */
function browserOf({ socket, headers }: IncomingMessage): string {
  return [socket.remoteAddress, headers.host, headers['user-agent']].join(' ');
}

function openBackChannel(channel: Channel, streaming: boolean, response: ServerResponse): BackChannel {
  response.writeHead(200, HEADERS);
  response.flushHeaders();
  return channel.attach(
    {
      write: (text) => void response.write(text),
      end: () => void response.end(),
      get queuedBytes() {
        return response.writableLength;
      },
    },
    streaming,
  );
}

const HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, max-age=0',
  'Access-Control-Expose-Headers': 'x-client-wire-protocol, x-http-session-id, x-http-initial-response',
};

function answer(response: ServerResponse, status: number, content?: unknown): void {
  response.writeHead(status, HEADERS);
  response.end(content === undefined ? '' : encodeChunk(JSON.stringify(content)));
}
