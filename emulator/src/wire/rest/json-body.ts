import type { IncomingMessage } from 'node:http';
import { StatusError } from '../../model';
import { readBody } from '../http/body';
import { assertRequestSize } from '../request-size';

/** The body of a request of the API. Throws INVALID_ARGUMENT when it is too large or no JSON, BodyTooLarge by far. */
export async function readRequest(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  assertRequestSize(Buffer.byteLength(text));
  return parseJson(text);
}

/** Parses a request's body; an empty one is an empty message. Throws INVALID_ARGUMENT when it is no JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new StatusError('INVALID_ARGUMENT', "Payload isn't valid for request. It is not JSON.");
  }
}
