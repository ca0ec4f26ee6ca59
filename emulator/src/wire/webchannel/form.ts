import { StatusError } from '../../model';

/** The body of a forward channel request. */
export interface ForwardRequest {
  /** Header lines of the open request, names in lower case. */
  headers: Map<string, string>;
  /** Number of the first message. */
  offset: number;
  /** Messages as JSON texts, in order. */
  messages: string[];
}

/**
 * Parses a form of `headers`, `count`, `ofs` and `req0___data__`, `req1___data__`…
 * @throws StatusError INVALID_ARGUMENT when a count or a message is missing.
 */
export function parseForward(body: string): ForwardRequest {
  const form = new URLSearchParams(body);
  const count = parseNumber(form, 'count');
  const offset = parseNumber(form, 'ofs');
  const messages: string[] = [];
  for (let i = 0; i < count; i++) {
    const message = form.get(`req${i}___data__`);
    if (message === null) {
      throw new StatusError(
        'INVALID_ARGUMENT',
        `WebChannel request announces ${count} messages but lacks number ${i}.`,
      );
    }
    messages.push(message);
  }
  return { headers: parseHeaders(form.get('headers') ?? ''), offset, messages };
}

/** `Name:Value` lines joined by CRLF; a value may itself hold colons. */
export function parseHeaders(lines: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function parseNumber(form: URLSearchParams, name: string): number {
  const text = form.get(name) ?? '0';
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new StatusError('INVALID_ARGUMENT', `WebChannel field "${name}" must be a whole number, not "${text}".`);
  }
  return value;
}
