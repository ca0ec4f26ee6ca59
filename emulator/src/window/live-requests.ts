import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Credentials, MapValue, Value } from '../model';
import type { Judgement, RequestMonitor } from '../service/monitor';

/** What one who reads too slowly may leave untaken; what comes on top is left out, and said to be. */
const MAX_QUEUED_BYTES = 1_000_000;
const MAX_WATCHERS = 10;
/** So that both sides notice when the other one is gone. */
const KEEP_ALIVE_MS = 20_000;

/** One judgement as the page gets it. */
export interface ShownRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly project: string;
  readonly database: string;
  readonly method: string;
  readonly path: string;
  readonly outcome: Judgement['outcome'];
  readonly who: ShownUser;
  readonly statements: readonly ShownStatement[];
  readonly message: string;
  readonly milliseconds: number;
}

export type ShownUser =
  | { readonly kind: 'admin' | 'anonymous' }
  | { readonly kind: 'user'; readonly uid: string; /** As JSON text. */ readonly claims: string };

export interface ShownStatement {
  readonly line: number;
  readonly column: number;
  readonly outcome: 'allow' | 'deny' | 'error';
  readonly message?: string;
  /** `LINE:COLUMN` of the expression that failed. */
  readonly failedAt?: string;
}

/** Sends each judgement of the engine from now on, as server-sent events. */
export function streamRequests(monitor: RequestMonitor, request: IncomingMessage, response: ServerResponse, now: () => number): void {
  if (monitor.size >= MAX_WATCHERS) {
    response.writeHead(503, { 'Content-Type': 'text/plain' }).end('Too many windows watch already: close one.\n');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 1000\n\n');
  let omitted = 0;
  const stop = monitor.watch((judgement) => {
    if (response.writableLength > MAX_QUEUED_BYTES) {
      omitted++;
      return;
    }
    if (omitted > 0) response.write(`event: omitted\ndata: ${omitted}\n\n`);
    omitted = 0;
    response.write(`data: ${JSON.stringify(shown(judgement, now()))}\n\n`);
  });
  const beat = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS);
  beat.unref();
  request.on('close', end);
  response.on('close', end);
  function end(): void {
    clearInterval(beat);
    stop();
  }
}

function shown({ credentials, statements, ...judgement }: Judgement, at: number): ShownRequest {
  return {
    ...judgement,
    at,
    who: user(credentials),
    message: judgement.message.trim(),
    statements: statements.map(({ line, column, outcome, message, failedAt }) => ({
      line,
      column,
      outcome,
      message,
      failedAt: failedAt && `${failedAt.line}:${failedAt.column}`,
    })),
  };
}

function user(credentials: Credentials): ShownUser {
  if (credentials.kind !== 'user') return { kind: credentials.kind };
  return { kind: 'user', uid: credentials.uid, claims: JSON.stringify(plain(credentials.claims), null, 2) };
}

/** Claims are what JSON can say, with whole numbers as bigint. */
function plain(value: Value | MapValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]));
  return value;
}
