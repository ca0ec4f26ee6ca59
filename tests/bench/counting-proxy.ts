import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What passed between a page and the database. */
export interface Traffic {
  /** Documents that the server sent to listeners. */
  documents: number;
  /** Listeners that the page opened. */
  listeners: number;
  /** Those below a family: for each the rules look the family up once. */
  belowFamilies: number;
}

export interface CountingProxy {
  readonly port: number;
  /** Counts anew from here. */
  reset(): void;
  count(): Traffic;
  close(): void;
}

const DOCUMENT = '"documentChange"';

/** Stands between a page and the database (`host:port`) and counts what is read. */
export async function countingProxy(database: string): Promise<CountingProxy> {
  let traffic: Traffic = { documents: 0, listeners: 0, belowFamilies: 0 };
  const { hostname, port } = new URL(`http://${database}`);

  const countRequest = (body: string) => {
    for (const [, target = ''] of decodeURIComponent(body.replaceAll('+', ' ')).matchAll(/"addTarget":(.*?)"targetId"/g)) {
      traffic.listeners += 1;
      if (target.includes('/documents/families/')) traffic.belowFamilies += 1;
    }
  };

  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, url: path, headers } = incoming;
    const forwarded = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      let rest = '';
      answer.on('data', (chunk: Buffer) => {
        const text = rest + chunk.toString('latin1');
        traffic.documents += text.split(DOCUMENT).length - 1;
        // What a chunk cuts in two is counted with the next one.
        rest = text.slice(-(DOCUMENT.length - 1));
        outgoing.write(chunk);
      });
      answer.on('end', () => outgoing.end());
      answer.on('error', () => outgoing.destroy());
    });
    const body: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => {
      body.push(chunk);
      forwarded.write(chunk);
    });
    incoming.on('end', () => {
      countRequest(Buffer.concat(body).toString());
      forwarded.end();
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    reset: () => (traffic = { documents: 0, listeners: 0, belowFamilies: 0 }),
    count: () => ({ ...traffic }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
