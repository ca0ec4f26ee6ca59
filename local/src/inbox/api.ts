import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Run } from '../clock/clock';
import type { Faults } from './faults';
import { HttpError, readBody, sendJson } from './http';
import { CHANNELS } from './message';
import type { Channel } from './message';
import type { Filter, MessageStore } from './store';
import { parseJson, record } from './wire/exchange';
import { PROVIDERS } from './wire/providers';
import type { ProviderName } from './wire/providers';

export interface ApiContext {
  readonly store: MessageStore;
  readonly faults: Faults;
  readonly fireClock: ((name?: string) => Promise<Run[]>) | undefined;
}

type Handler = (context: ApiContext, request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

/** An e-mail's own styles may apply; scripts, forms and anything from elsewhere may not. */
const EMAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /api/messages': ({ store }, _request, response, url) => {
    sendJson(response, 200, { messages: store.list(filterOf(url.searchParams)) });
  },
  'DELETE /api/messages': ({ store, faults }, _request, response) => {
    store.clear();
    faults.clear();
    sendJson(response, 204, undefined);
  },
  'GET /api/stream': ({ store }, request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    const stop = store.onArrival((message) => response.write(`data: ${JSON.stringify(message)}\n\n`));
    request.on('close', stop);
  },
  'POST /api/faults': async ({ faults }, request, response) => {
    const { provider, status, times, retryAfter } = record(parseJson(await readBody(request)));
    if (typeof provider !== 'string' || !(provider in PROVIDERS) || typeof status !== 'number') {
      throw new HttpError(400, `Send {"provider": ${Object.keys(PROVIDERS).join('|')}, "status": number, "times"?: number, "retryAfter"?: seconds}.`);
    }
    const fault = { status, ...(typeof retryAfter === 'number' ? { retryAfter } : {}) };
    faults.plan(provider as ProviderName, fault, typeof times === 'number' ? times : 1);
    sendJson(response, 204, undefined);
  },
  'POST /api/clock/fire': async ({ fireClock }, _request, response, url) => {
    if (!fireClock) throw new HttpError(404, 'This inbox runs without a clock.');
    sendJson(response, 200, { runs: await fireClock(url.searchParams.get('function') ?? undefined) });
  },
};

const MESSAGE = /^\/api\/messages\/([0-9a-f-]{36})(\/html)?$/;

/** The inbox's JSON interface, for its page and for tests. @throws HttpError for what it does not know */
export async function serveApi(context: ApiContext, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const handler = ROUTES[`${request.method ?? ''} ${url.pathname}`];
  if (handler) {
    await handler(context, request, response, url);
    return;
  }
  const [, id, html] = MESSAGE.exec(url.pathname) ?? [];
  const message = request.method === 'GET' && id !== undefined ? context.store.get(id) : undefined;
  if (!message) throw new HttpError(404, `There is no ${request.method ?? ''} ${url.pathname}.`);
  if (html === undefined) sendJson(response, 200, message);
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': EMAIL_POLICY }).end(message.html);
}

function filterOf(query: URLSearchParams): Filter {
  const channel = query.get('channel');
  if (channel !== null && !CHANNELS.includes(channel as Channel)) throw new HttpError(400, `channel is one of ${CHANNELS.join(', ')}.`);
  const to = query.get('to');
  const since = query.get('since');
  return { ...(channel === null ? {} : { channel: channel as Channel }), ...(to === null ? {} : { to }), ...(since === null ? {} : { since }) };
}
