import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRequest, frame } from '../../raw/protos';
import type { Area } from '../fuzz';
import { DATABASE, DOCUMENTS } from '../pool';
import type { Random } from '../random';
import type { Subject } from '../subject';

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const PATIENCE_MS = 60;

/** Bytes that are no good HTTP/1.1 or HTTP/2, sent in pieces and broken off anywhere: only the engine's life counts. */
export function createSocketsArea({ port }: Subject): Area {
  return {
    name: 'sockets',
    async step(random) {
      const conversation = random.chance(0.7) ? http2(random) : http1(random);
      const bytes = random.chance(0.6) ? random.mutate(conversation) : conversation;
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      await send(random, socket, bytes);
      await sleep(random.below(PATIENCE_MS));
      if (random.chance(0.5)) socket.resetAndDestroy();
      else socket.destroy();
      return undefined;
    },
    close: () => undefined,
  };
}

async function send(random: Random, socket: Socket, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length && !socket.destroyed; ) {
    const size = random.pick([1, 3, 9, 100, bytes.length]);
    socket.write(bytes.subarray(at, at + size));
    at += size;
    if (random.chance(0.1)) await sleep(1);
  }
}

/** One frame of HTTP/2 with its head. */
function http2Frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream >>> 0, 5);
  return Buffer.concat([head, payload]);
}

/** Headers without any table or Huffman code. */
function headerBlock(headers: Record<string, string>): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value);
    return bytes.length < 127
      ? Buffer.concat([Buffer.from([bytes.length]), bytes])
      : Buffer.concat([Buffer.from([127, (bytes.length - 127) % 128 | 128, Math.floor((bytes.length - 127) / 128)]), bytes]);
  };
  return Buffer.concat(Object.entries(headers).map(([name, value]) => Buffer.concat([Buffer.from([0]), text(name), text(value)])));
}

function call(random: Random, stream: number): Buffer {
  const method = random.pick(['GetDocument', 'RunQuery', 'Listen', 'Write', 'Commit', 'Nothing']);
  const block = headerBlock({
    ':method': random.chance(0.95) ? 'POST' : 'GET',
    ':scheme': 'http',
    ':path': `/google.firestore.v1.Firestore/${method}`,
    'content-type': 'application/grpc',
    authorization: 'Bearer owner',
    'x-filling': 'x'.repeat(random.pick([0, 10, 5000])),
  });
  const body = frame(encodeRequest('GetDocument', { name: `${DOCUMENTS}/c/d` }));
  const listen = frame(encodeRequest('Listen', { database: DATABASE, addTarget: { targetId: 2, documents: { documents: [`${DOCUMENTS}/c/d`] } } }));
  const end = random.chance(0.8) ? 1 : 0;
  return Buffer.concat([http2Frame(1, 4, stream, block), http2Frame(0, end, stream, method === 'Listen' ? listen : body)]);
}

/** Frames of every kind with any flags, also on streams that are not open; several make no sense. */
function anyFrame(random: Random, stream: number): Buffer {
  const type = random.chance(0.9) ? random.below(10) : random.below(256);
  const length = random.pick([0, 1, 4, 5, 6, 8, 8, 12, 100, 17_000]);
  return http2Frame(type, random.below(256), random.pick([0, stream, stream, 1, 2, 2 ** 31 - 1]), random.bytes(length));
}

function http2(random: Random): Buffer {
  const parts = [PREFACE, http2Frame(4, 0, 0, Buffer.alloc(0))];
  let stream = 1;
  for (let i = random.below(12); i >= 0; i--) {
    parts.push(random.chance(0.6) ? call(random, stream) : anyFrame(random, stream));
    stream += 2;
  }
  const flood = random.pick([undefined, undefined, undefined, 'ping', 'reset', 'settings', 'continuation', 'window'] as const);
  for (let i = 0; flood && i < 300; i++) {
    const frames = {
      ping: () => [http2Frame(6, 0, 0, Buffer.alloc(8))],
      reset: () => [call(random, (stream += 2)), http2Frame(3, 0, stream, Buffer.from([0, 0, 0, 8]))],
      settings: () => [http2Frame(4, 0, 0, Buffer.from([0, 4, 0, 0, random.below(256), random.below(256)]))],
      continuation: () => [http2Frame(i === 0 ? 1 : 9, 0, stream, headerBlock({ a: 'x'.repeat(100) }))],
      window: () => [http2Frame(8, 0, random.pick([0, 1]), Buffer.from([0x7f, 255, 255, 255]))],
    };
    parts.push(...frames[flood]());
  }
  return Buffer.concat(parts);
}

function http1(random: Random): Buffer {
  const path = random.pick(['/', `/v1/${DOCUMENTS}/c/d`, `/v1/${DOCUMENTS}:runQuery`, `/${'x'.repeat(20_000)}`, '*', 'http://a/']);
  const headers = [
    ...['Host: x', 'Content-Length: 10', 'Content-Length: -1', 'Transfer-Encoding: chunked', 'Expect: 100-continue'],
    ...['Upgrade: websocket', 'Connection: Upgrade', `A: ${'x'.repeat(20_000)}`, 'Authorization: Bearer owner', ': x'],
  ];
  const chosen = random.times(6, () => random.pick(headers));
  const many = random.chance(0.1) ? Array.from({ length: 3000 }, (_, i) => `h${i}: ${i}`) : [];
  const body = random.pick(['', '{}', '0123456789', '2\r\n{}\r\n0\r\n\r\n', 'ffffffffffffffffff\r\n', 'zz\r\n']);
  const method = random.pick(['GET', 'POST', 'PATCH', 'OPTIONS', 'CONNECT', 'PUT', 'FOO', 'PRIX', 'P']);
  const one = `${method} ${path} HTTP/1.1\r\n${[...chosen, ...many].join('\r\n')}\r\n\r\n${body}`;
  return Buffer.from(one.repeat(random.pick([1, 1, 2, 50])));
}
