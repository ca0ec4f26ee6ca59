import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface FakeProvider {
  readonly url: string;
  readonly seen: SeenRequest[];
  /** What it answers from now on. */
  answer(status: number, body?: unknown, headers?: Record<string, string>): void;
}

/** A server on this machine that stands for a provider in the tests of one file: it records requests and answers as told. */
export function fakeProvider(): FakeProvider {
  const seen: SeenRequest[] = [];
  let reply: { status: number; body: unknown; headers: Record<string, string> } = { status: 200, body: {}, headers: {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
    });
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    seen,
    answer(status, body, headers = {}) {
      reply = { status, body, headers };
      seen.length = 0;
    },
  };
}
