import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Delivery {
  path: string;
  key: string;
  contentType: string;
  body: Record<string, unknown>;
}

/** Stands for the Functions emulator: keeps what it is sent. */
export interface FakeFunctions {
  readonly address: string;
  readonly port: number;
  readonly received: Delivery[];
  /** The most deliveries that were being answered at the same time. */
  readonly mostAtOnce: number;
  /** Decides the status of each answer; 200 otherwise. */
  answerWith(status: (key: string) => number | Promise<number>): void;
  /** Resolves once this many deliveries have come in all. */
  next(count: number): Promise<Delivery[]>;
  stop(): Promise<void>;
}

export async function startFunctions(port = 0): Promise<FakeFunctions> {
  const received: Delivery[] = [];
  let statusOf: (key: string) => number | Promise<number> = () => 200;
  let atOnce = 0;
  let mostAtOnce = 0;
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const path = request.url ?? '';
    const key = path.split('/').at(-1) ?? '';
    received.push({ path, key, contentType: request.headers['content-type'] ?? '', body: JSON.parse(text) });
    for (const check of waiting) check();
    const status = await statusOf(key);
    atOnce--;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    address: `127.0.0.1:${bound}`,
    received,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answerWith(status) {
      statusOf = status;
    },
    next(count) {
      return new Promise((resolve) => {
        const check = (): void => {
          if (received.length < count) return;
          waiting.delete(check);
          resolve(received.slice(0, count));
        };
        waiting.add(check);
        check();
      });
    },
    stop() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
