import type { IncomingMessage, ServerResponse } from 'node:http';

/** More than any provider takes; protects the memory from a runaway sender. */
const LARGEST_BODY = 10_000_000;

/** A request that cannot be served, with its status. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** @throws HttpError 413 when it is too large */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new HttpError(413, 'The body is larger than 10 MB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void {
  if (value === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
}

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Whether a request was meant for this machine: a foreign page whose name was pointed at 127.0.0.1 sends its own name. */
export function isLocal(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (!LOOPBACK_HOST.test(host ?? '')) return false;
  return origin === undefined || LOOPBACK_HOST.test(origin.replace(/^https?:\/\//, ''));
}
