import { connect, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { duplexPair } from 'node:stream';
import { Connection, encodeHeaders, type ServerStream } from '.';

const HEAD = encodeHeaders([[':status', '200']]);
const TRAILERS = encodeHeaders([['x-end', 'yes']]);

/** Sends back what comes. */
function echo(stream: ServerStream): void {
  stream.respond(HEAD);
  stream.receiver = {
    data: (bytes) => stream.write(bytes),
    end: () => stream.end(TRAILERS),
    close: () => undefined,
  };
}

let session: ClientHttp2Session;
let seen: ServerStream[];
let errors: Error[];

beforeEach(() => {
  const [client, server] = duplexPair();
  seen = [];
  errors = [];
  new Connection(server, {
    onStream(stream) {
      seen.push(stream);
      echo(stream);
    },
    onError: (error) => errors.push(error),
  });
  session = connect('http://test', { createConnection: () => client, maxSessionMemory: 100 });
});
afterEach(() => {
  session.destroy();
  expect(errors).toEqual([]);
});

function bodyOf(stream: ClientHttp2Stream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let isComplete = false;
    stream.on('trailers', (trailers) => (isComplete = trailers['x-end'] === 'yes'));
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('close', () => (isComplete ? resolve(Buffer.concat(chunks)) : reject(new Error('no trailers'))));
  });
}

describe("Node's client", () => {
  it('gets back megabytes on many streams at once, through all windows', async () => {
    const bodies = Array.from({ length: 20 }, (_, i) => Buffer.alloc(1_000_000 + i, i));
    const received = bodies.map((body) => {
      const stream = session.request({ ':method': 'POST' });
      stream.end(body);
      return bodyOf(stream);
    });
    expect((await Promise.all(received)).map((body, i) => body.equals(bodies[i] as Buffer))).not.toContain(false);
  });

  it('sends every character that a header may have, in the shortest code', async () => {
    const codes = Array.from({ length: 256 }, (_, code) => code).filter((code) => code === 9 || (code >= 32 && code !== 127));
    // Behind so many short codes even a long one is worth it.
    const headers = Object.fromEntries(codes.map((code) => [`x-${code}`, `${'a'.repeat(40)}${String.fromCharCode(code)}a`]));
    for (let i = 0; i < codes.length; i += 50) {
      const some = Object.fromEntries(Object.entries(headers).slice(i, i + 50));
      const stream = session.request({ ':method': 'POST', ...some });
      stream.end();
      await bodyOf(stream);
      expect(seen.at(-1)?.headers).toMatchObject(some);
    }
  });

  it('is understood from request to request, whatever its table holds by then', async () => {
    for (let i = 0; i < 300; i++) {
      const stream = session.request({ ':method': 'POST', [`x-${i % 40}`]: `value ${i}`, authorization: 'Bearer x' });
      stream.end();
      await bodyOf(stream);
      expect(seen.at(-1)?.headers).toMatchObject({ [`x-${i % 40}`]: `value ${i}`, authorization: 'Bearer x' });
    }
  });

  it('may allow no table, small windows and one byte at a time', async () => {
    session.settings({ headerTableSize: 0, initialWindowSize: 3 });
    const stream = session.request({ ':method': 'POST' });
    for (const byte of 'byte by byte') stream.write(byte);
    stream.end();
    expect(String(await bodyOf(stream))).toBe('byte by byte');
  });
});
