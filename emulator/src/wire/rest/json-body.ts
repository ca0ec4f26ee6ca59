import { StatusError } from '../../model';

/** Parses a request's body; an empty one is an empty message. Throws INVALID_ARGUMENT when it is no JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new StatusError('INVALID_ARGUMENT', "Payload isn't valid for request. It is not JSON.");
  }
}
