import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import protobuf from 'protobufjs';

/** Where the client library keeps the API's own definitions. */
const LIBRARY = dirname(createRequire(import.meta.url).resolve('@google-cloud/firestore/package.json'));
const DEFINITIONS = readFileSync(join(LIBRARY, 'build/protos/v1.json'), 'utf8');

export const PROTOS = protobuf.Root.fromJSON(JSON.parse(DEFINITIONS) as protobuf.INamespace);

const SERVICE = PROTOS.lookupService('google.firestore.v1.Firestore');

export interface Rpc {
  readonly name: string;
  readonly request: protobuf.Type;
  readonly response: protobuf.Type;
  readonly isStream: boolean;
}

/** The methods of the Firestore service, by name. */
export const RPCS: ReadonlyMap<string, Rpc> = new Map(
  SERVICE.methodsArray.map(({ name, requestType, responseType, requestStream }) => [
    name,
    {
      name,
      request: SERVICE.lookupType(requestType),
      response: SERVICE.lookupType(responseType),
      isStream: requestStream === true,
    },
  ]),
);

export function rpcNamed(name: string): Rpc {
  const rpc = RPCS.get(name);
  if (!rpc) throw new Error(`There is no method ${name}.`);
  return rpc;
}

/** A request in the JSON form of protobufjs as bytes. */
export function encodeRequest(name: string, content: object): Buffer {
  const { request } = rpcNamed(name);
  return Buffer.from(request.encode(request.fromObject(content)).finish());
}

/** Every message of a response's body. */
export function decodeResponses(name: string, body: Buffer): Record<string, unknown>[] {
  const { response } = rpcNamed(name);
  return messagesIn(body).map((bytes) => response.toObject(response.decode(bytes), { longs: String, enums: String }));
}

/** A message with its gRPC head. */
export function frame(message: Uint8Array, flag = 0, length = message.length): Buffer {
  const head = Buffer.alloc(5);
  head[0] = flag;
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
}

function messagesIn(body: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let at = 0; at + 5 <= body.length; ) {
    const end = at + 5 + body.readUInt32BE(at + 1);
    messages.push(body.subarray(at + 5, end));
    at = end;
  }
  return messages;
}
