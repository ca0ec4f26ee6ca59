import type { CapturedMessage } from '../message';

/** A request as a provider's API sees it. */
export interface WireRequest {
  readonly path: string;
  /** Header `authorization`, empty when absent. */
  readonly authorization: string;
  readonly body: string;
}

/** The answer, and the messages that it accepted. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent for an empty body. */
  readonly body?: unknown;
  readonly accepted?: readonly CapturedMessage[];
}

/** A failure that a provider shall show, for tests of what happens then. */
export interface Fault {
  readonly status: number;
  /** Seconds for header `Retry-After`. */
  readonly retryAfter?: number;
}

/** One provider's API: what it answers to a request, and how it words a failure. */
export interface Provider {
  /** Matches the paths of the API. */
  readonly path: RegExp;
  answer(request: WireRequest): WireAnswer;
  fail(fault: Fault): WireAnswer;
}

/** A string field of a JSON object; empty for anything else. */
export function text(value: unknown, field: string): string {
  const found = record(value)[field];
  return typeof found === 'string' ? found : '';
}

/** A JSON object; empty for anything else. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A JSON list; empty for anything else. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads JSON; undefined when it is none. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The string values of a JSON object. */
export function strings(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export function retryAfter(fault: Fault): Readonly<Record<string, string>> {
  return fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
}
