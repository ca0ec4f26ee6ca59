import type { IncomingMessage } from 'node:http';

/** The largest body of a REST or admin request, as in the official emulator. */
const MAX_BODY_BYTES = 16_777_216;

/** The body is larger than this server takes. */
export class BodyTooLarge extends Error {}

/** Reads a whole body as UTF-8. Throws BodyTooLarge over 16 MiB (or another limit), reading no further. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BODY_BYTES): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
