import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { gzipSync } from 'node:zlib';
import { connect as connectSocket } from 'node:net';
import protobuf from 'protobufjs/minimal.js';
import { startEngine, type TestEngine } from './helper';

// A loaded machine is slow, not wrong.
jest.setTimeout(30_000);

const DATABASE = 'projects/demo-grpc/databases/(default)';
const STATUS = { ok: '0', invalidArgument: '3', unimplemented: '12', internal: '13' };

let engine: TestEngine;
let session: ClientHttp2Session;

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  await engine.stop();
  expect(engine.errors).toEqual([]);
});
beforeEach(() => {
  session = connect(engine.url);
  session.on('error', () => undefined);
});
afterEach(() => session.destroy());

interface Answer {
  status: string | undefined;
  message: string;
  body: Buffer;
  headers: IncomingHttpHeaders;
}

/** Sends raw bytes as the body of a call. */
function call(path: string, bytes: Buffer | Buffer[], extra: Record<string, string> = {}): Promise<Answer> {
  const stream = session.request({
    ':method': 'POST',
    ':path': path.startsWith('/') ? path : `/google.firestore.v1.Firestore/${path}`,
    'content-type': 'application/grpc',
    te: 'trailers',
    authorization: 'Bearer owner',
    ...extra,
  });
  return new Promise((resolve, reject) => {
    let headers: IncomingHttpHeaders = {};
    let trailers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    stream.on('response', (received) => (headers = received));
    stream.on('trailers', (received) => (trailers = received));
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('close', () => {
      const all = { ...headers, ...trailers };
      const status = all['grpc-status'];
      const message = decodeURIComponent(String(all['grpc-message'] ?? ''));
      resolve({
        status: status === undefined ? undefined : String(status),
        message,
        body: Buffer.concat(chunks),
        headers,
      });
    });
    for (const part of [bytes].flat()) stream.write(part);
    stream.end();
  });
}

function frame(message: Uint8Array, compressed = 0): Buffer {
  const head = Buffer.alloc(5);
  head[0] = compressed;
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

const getRequest = (name: string): Uint8Array => protobuf.Writer.create().uint32(10).string(name).finish();

const commitRequest = (...names: string[]): Uint8Array => {
  const writer = protobuf.Writer.create().uint32(10).string(DATABASE);
  for (const name of names) {
    writer.uint32(18).fork();
    writer.uint32(10).fork().uint32(10).string(`${DATABASE}/documents/${name}`).ldelim();
    writer.ldelim();
  }
  return writer.finish();
};

describe('a gRPC call', () => {
  it('answers with a message and a status in the trailers', async () => {
    const answer = await call('Commit', frame(commitRequest('c/1')));
    expect(answer).toMatchObject({
      status: STATUS.ok,
      headers: { ':status': 200, 'content-type': 'application/grpc+proto' },
    });
    expect(answer.body.readUInt32BE(1)).toBe(answer.body.length - 5);
  });

  it('may arrive in pieces of any size, with a deadline and compressed', async () => {
    const bytes = frame(gzipSync(commitRequest('c/2')), 1);
    const pieces = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
    const answer = await call('Commit', pieces, { 'grpc-encoding': 'gzip', 'grpc-timeout': '10S' });
    expect(answer.status).toBe(STATUS.ok);
  });

  it('of an unknown method or service is unimplemented', async () => {
    expect(await call('Explode', frame(Buffer.alloc(0)))).toMatchObject({ status: STATUS.unimplemented });
    expect(await call('/google.datastore.v1.Datastore/Lookup', frame(Buffer.alloc(0)))).toMatchObject({
      status: STATUS.unimplemented,
      message: 'Method google.datastore.v1.Datastore/Lookup is unimplemented',
    });
  });

  it('of a pipeline is refused, as this is the standard edition', async () => {
    expect(await call('ExecutePipeline', frame(Buffer.alloc(0)))).toMatchObject({
      status: STATUS.invalidArgument,
      message: 'ExecutePipeline requires the Database Edition to be `enterprise`.',
    });
  });

  it.each([
    ['RunQuery', 10],
    ['RunAggregationQuery', 8],
  ])('of %s that asks for the plan is refused, not answered with the result', async (method, explainOptions) => {
    const request = protobuf.Writer.create().uint32(10).string(`${DATABASE}/documents`);
    const asking = request.uint32(explainOptions * 8 + 2).fork().ldelim().finish();
    expect(await call(method, frame(asking))).toMatchObject({
      status: STATUS.unimplemented,
      message: 'Query explain (explain_options) is not supported.',
    });
  });

  it('with bytes that are no message is an invalid argument', async () => {
    for (const bytes of [
      Buffer.from([0xff]),
      Buffer.from([10, 200, 1, 2]),
      Buffer.from([18, 2, 10, 9]),
      Buffer.alloc(40, 0x80),
    ]) {
      expect(await call('Commit', frame(Buffer.concat([commitRequest(), bytes])))).toMatchObject({
        status: STATUS.invalidArgument,
      });
    }
  });

  it('without exactly one whole message is refused', async () => {
    const one = frame(commitRequest());
    expect(await call('Commit', Buffer.alloc(0))).toMatchObject({ status: STATUS.unimplemented });
    expect(await call('Commit', Buffer.concat([one, one]))).toMatchObject({ status: STATUS.unimplemented });
    expect(await call('Commit', one.subarray(0, -1))).toMatchObject({ status: STATUS.internal });
    expect(await call('Commit', Buffer.from([7, 0, 0, 0, 0]))).toMatchObject({ status: STATUS.internal });
  });

  it('with a message over the limit or in an unknown compression is refused', async () => {
    const tooLarge = {
      status: STATUS.invalidArgument,
      message: 'Request payload size exceeds the limit: 10485760 bytes.',
    };
    const head = Buffer.from([0, 0x00, 0xa0, 0x00, 0x01]);
    expect(await call('Commit', head)).toMatchObject(tooLarge);
    const packed = frame(gzipSync(Buffer.alloc(10_485_761)), 1);
    expect(await call('Commit', packed, { 'grpc-encoding': 'gzip' })).toMatchObject(tooLarge);
    expect(await call('Commit', frame(Buffer.from('x'), 1), { 'grpc-encoding': 'snappy' })).toMatchObject({
      status: STATUS.unimplemented,
    });
    expect(await call('Commit', frame(Buffer.from('x'), 1), { 'grpc-encoding': 'gzip' })).toMatchObject({
      status: STATUS.internal,
    });
  });

  it('skips fields that it does not know', async () => {
    const unknown = protobuf.Writer.create()
      .uint32(802)
      .string('new')
      .uint32(808)
      .uint32(7)
      .uint32(821)
      .fixed32(1)
      .finish();
    expect((await call('Commit', frame(Buffer.concat([commitRequest('c/3'), unknown])))).status).toBe(STATUS.ok);
  });

  it('carries any message in its status, also beyond ASCII', async () => {
    const name = `${DATABASE}/documents/c/é % 👵`;
    expect((await call('GetDocument', frame(getRequest(name)))).message).toBe(`Document (${name}) not found.`);
  });

  it('with a bad token is an invalid argument', async () => {
    expect(await call('Commit', frame(commitRequest()), { authorization: 'Bearer x' })).toMatchObject({
      status: STATUS.invalidArgument,
      message: 'invalid jwt',
    });
    expect(await call('Listen', Buffer.alloc(0), { authorization: 'Bearer x' })).toMatchObject({
      status: STATUS.invalidArgument,
    });
  });

  it('does not reach anything when it is no gRPC', async () => {
    expect((await call('Commit', Buffer.alloc(0), { 'content-type': 'text/plain' })).headers[':status']).toBe(415);
  });
});

describe('the port', () => {
  it('survives connections that speak no known protocol, stop halfway, or say nothing', async () => {
    const noise = ['\0\0\0\0', 'PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n', 'PR', 'GET / HTTP/9\r\n\r\n', ''];
    for (const text of noise) {
      const socket = connectSocket(engine.port, '127.0.0.1');
      await new Promise<void>((resolve) => {
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
        socket.on('connect', () => socket.end(text));
        socket.resume();
      });
    }
    expect((await call('Commit', frame(commitRequest('c/4')))).status).toBe(STATUS.ok);
    expect((await fetch(`${engine.url}/`)).status).toBe(200);
  });

  it('tells the protocols apart when the first bytes come one by one', async () => {
    const socket = connectSocket(engine.port, '127.0.0.1');
    socket.setNoDelay(true);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    for (const character of 'PUT / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n') {
      await new Promise((resolve) => socket.write(character, resolve));
    }
    await new Promise((resolve) => socket.on('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
  });

  it('answers a client that has ended its side', async () => {
    const socket = connectSocket({ port: engine.port, host: '127.0.0.1', allowHalfOpen: true });
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.end('GET /v1/projects/p/databases HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.on('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
  });

  it('lets a client cancel, without a trace', async () => {
    const stream = session.request({
      ':method': 'POST',
      ':path': '/google.firestore.v1.Firestore/Listen',
      'content-type': 'application/grpc',
    });
    stream.on('error', () => undefined);
    await new Promise((resolve) => stream.on('response', resolve));
    stream.close(8);
    await new Promise((resolve) => stream.on('close', resolve));
    expect((await call('Commit', frame(commitRequest('c/5')))).status).toBe(STATUS.ok);
  });
});
