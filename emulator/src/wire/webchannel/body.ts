import type { IncomingMessage } from 'node:http';
import { StatusError } from '../../model';

/** As large as a gRPC message may be; form encoding makes at most three bytes of one. */
const MAX_BODY_BYTES = 104_857_600;

/**
 * Reads the whole body as UTF-8.
 * @throws StatusError RESOURCE_EXHAUSTED when it is longer than 100 MiB.
 */
export async function readText(request: IncomingMessage): Promise<string> {
  const tooLong = new StatusError('RESOURCE_EXHAUSTED', `WebChannel request is longer than ${MAX_BODY_BYTES} bytes.`);
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) throw tooLong;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLong;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
