import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StatusError } from '../../model';
import { readBody } from './body';
import { createHttpServer, type Route } from './server';

const LIMITS = { head: 200, request: 600, stall: 1_500, check: 50 };
const failure = (error: unknown): StatusError => new StatusError('INTERNAL', String(error));
/** What a client that does not read leaves in the server: far more than sockets buffer. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'x');

let server: Server;
beforeEach(async () => {
  const echo: Route = async (request, response, { pathname }) => {
    response.end(pathname === '/large' ? LARGE : await readBody(request));
    return true;
  };
  server = createHttpServer({ failure }, [echo], LIMITS).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function client(): { socket: Socket; received: () => string; closed: Promise<unknown> } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  return { socket, received: () => text, closed: once(socket, 'close') };
}

/** Sends a byte now and then, as long as the connection lives. */
async function drip(socket: Socket, what: string): Promise<void> {
  for (const character of what) {
    if (socket.destroyed) return;
    socket.write(character);
    await sleep(20);
  }
}

describe('the HTTP server', () => {
  it('cuts a client whose head does not come to an end', async () => {
    const { socket, received, closed } = client();
    void drip(socket, `POST / HTTP/1.1\r\n${'a: b\r\n'.repeat(100)}`);
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
  });

  it('cuts a client whose body does not come to an end', async () => {
    const { socket, closed, received } = client();
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n');
    void drip(socket, 'x'.repeat(999));
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 408 Request Timeout/);
  });

  it('refuses a head that is too large', async () => {
    const { socket, received, closed } = client();
    socket.write(`GET / HTTP/1.1\r\nHost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`);
    await closed;
    expect(received()).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large/);
  });

  it('cuts a client that does not take its answer', async () => {
    const { socket } = client();
    socket.pause();
    const [held] = (await once(server, 'connection', { signal: AbortSignal.timeout(5_000) })) as [Socket];
    socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(held, 'close');
    expect(held.bytesWritten).toBeGreaterThan(0);
    socket.destroy();
  }, 20_000);

  it('has patience with a request that comes in time', async () => {
    const { socket, received } = client();
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n');
    await drip(socket, 'abcde');
    while (!received().endsWith('abcde')) await sleep(10);
  });
});
