import { gzipSync } from 'node:zlib';
import { GrpcConnection, type GrpcAnswer } from '../../raw/grpc';
import { frame, RPCS, type Rpc } from '../../raw/protos';
import { Tally, type Area } from '../fuzz';
import { anyMessage, deepValue, varint } from '../messages';
import { anyCredentials, anyEncodedText, DOCUMENTS } from '../pool';
import type { Random } from '../random';
import type { Subject } from '../subject';

const INTERNAL = 13;
const UNKNOWN = 2;

/** Calls with random requests, broken bytes and broken frames: each must end with a status that names the fault. */
export function createGrpcArea({ port }: Subject): Area {
  let connection = new GrpcConnection(port);
  const rpcs = [...RPCS.values()];
  const answers = new Tally();
  return {
    name: 'grpc',
    answers,
    async step(random) {
      if (!connection.isOpen) connection = new GrpcConnection(port);
      const rpc = random.pick(rpcs);
      const authorization = anyCredentials(random);
      const headers = { ...(authorization ? { authorization } : {}), ...oddHeaders(random) };
      const isFraming = random.chance(0.15);
      const messages = Array.from({ length: rpc.isStream ? 1 + random.below(4) : 1 }, () => anyRequest(random, rpc));
      const body = isFraming ? brokenFrames(random, messages) : Buffer.concat(messages.map((bytes) => frame(bytes)));
      const answer = await connection.callRaw(rpc.name, body, headers);
      answers.add(answer.status);
      return complaintAbout(rpc.name, answer, isFraming, authorization.startsWith('Basic'));
    },
    close: () => connection.close(),
  };
}

function complaintAbout(name: string, answer: GrpcAnswer, isFraming: boolean, isOddScheme: boolean): string | undefined {
  const { status, message, httpStatus } = answer;
  const told = `${name} ended with status ${status} (HTTP ${httpStatus}) ${message}`;
  if (status === undefined || !(status >= 0 && status <= 16)) return told;
  // The protocol itself answers a broken frame so; it must not be a failure of the engine.
  if (status === INTERNAL && (!isFraming || message.includes('See the log'))) return told;
  if (status === UNKNOWN && !isOddScheme) return told;
  return undefined;
}

function anyRequest(random: Random, rpc: Rpc): Buffer {
  if (random.chance(0.05)) return deepRequest(random);
  const { request } = rpc;
  const bytes = Buffer.from(request.encode(request.fromObject(anyMessage(random, request))).finish());
  return random.chance(0.25) ? random.mutate(bytes) : bytes;
}

/** A commit of one document whose only field is nested very deeply. */
function deepRequest(random: Random): Buffer {
  const nested = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), varint(content.length), content]);
  const name = Buffer.from(`${DOCUMENTS}/c/deep`);
  const entry = Buffer.concat([nested(0x0a, Buffer.from('a')), nested(0x12, deepValue(random.pick([19, 21, 100, 5000, 50_000])))]);
  const document = Buffer.concat([nested(0x0a, name), nested(0x12, entry)]);
  return nested(0x12, nested(0x0a, document));
}

function brokenFrames(random: Random, messages: readonly Buffer[]): Buffer {
  const frames = messages.map((message) =>
    random.pick([
      () => frame(message, random.below(256)),
      () => frame(message, 1),
      () => frame(gzipSync(message), 1),
      () => frame(message, 0, random.pick([0, message.length + 1, 2 ** 31, 2 ** 32 - 1])),
      () => frame(message).subarray(0, random.below(message.length + 5)),
      () => random.bytes(random.below(30)),
    ])(),
  );
  return Buffer.concat(frames);
}

function oddHeaders(random: Random): Record<string, string> {
  const odd: Record<string, string>[] = [
    { 'grpc-encoding': random.pick(['gzip', 'deflate', 'identity', 'snappy']) },
    { 'grpc-timeout': random.pick(['1n', '1S', '-1S', 'x', '99999999H']) },
    { 'google-cloud-resource-prefix': anyEncodedText(random) },
    { 'x-odd': 'x'.repeat(random.below(4000)) },
  ];
  return random.chance(0.3) ? random.pick(odd) : {};
}
