import type { ServerResponse } from 'node:http';
import type { StatusError, StatusName } from '../../model';

/** Longer answers are for programs, not for people: they are sent without line breaks. */
const MAX_PRETTY_LENGTH = 65_536;

const HTTP_STATUS: Record<StatusName, number> = {
  OK: 200,
  CANCELLED: 499,
  UNKNOWN: 500,
  INVALID_ARGUMENT: 400,
  DEADLINE_EXCEEDED: 504,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  PERMISSION_DENIED: 403,
  RESOURCE_EXHAUSTED: 429,
  FAILED_PRECONDITION: 400,
  ABORTED: 409,
  OUT_OF_RANGE: 400,
  UNIMPLEMENTED: 501,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  DATA_LOSS: 500,
  UNAUTHENTICATED: 401,
};

/** Answers with JSON text, indented unless it is long. */
export function answerJson(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8' });
  response.end(text === '{}' ? '{\n}' : pretty(text));
}

function pretty(text: string): string {
  return text.length > MAX_PRETTY_LENGTH ? text : JSON.stringify(JSON.parse(text), null, 2);
}

export function answerText(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=UTF-8' });
  response.end(text);
}

export function answerNotFound(response: ServerResponse): void {
  answerText(response, 'Not Found\n', 404);
}

/** `{"error": {code, message, status}}` with the HTTP status that belongs to the gRPC one. */
export function answerError(response: ServerResponse, { status, message }: StatusError): void {
  const code = HTTP_STATUS[status];
  const error = { code, message: message || undefined, status };
  answerJson(response, JSON.stringify({ error }), code);
}
