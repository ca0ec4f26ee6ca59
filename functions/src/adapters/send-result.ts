/**
 * What became of one attempt to hand a message to a provider. `code` names the reason in the provider's own terms; it never
 * holds an address or a text, so it may be stored and logged.
 */
export type SendResult =
  | { kind: 'SENT' }
  /** Not now: try again, not sooner than `retryAfterMs` if given. */
  | { kind: 'RETRY'; code: string; retryAfterMs?: number }
  /** Never: the same message would be refused again. */
  | { kind: 'REJECTED'; code: string }
  /** The address exists no more and should be forgotten. */
  | { kind: 'GONE'; code: string };

/** How long to wait on 429 when the provider does not say (REM-13). */
export const DEFAULT_RETRY_AFTER_MS = 60_000;

/**
 * Judges an HTTP answer that is not a success: 429 waits as long as asked, 408 and 5xx are tried again, everything else would
 * fail again (REM-13).
 */
export function resultForStatus(status: number, code: string, retryAfterMs: number | undefined): SendResult {
  if (status === 429) return { kind: 'RETRY', code, retryAfterMs: retryAfterMs ?? DEFAULT_RETRY_AFTER_MS };
  if (status === 408 || status >= 500) {
    return retryAfterMs === undefined ? { kind: 'RETRY', code } : { kind: 'RETRY', code, retryAfterMs };
  }
  return { kind: 'REJECTED', code };
}

/** Milliseconds that a `Retry-After` header asks for, written as seconds or as an HTTP date; undefined if it says nothing. */
export function retryAfterMs(header: string | null | undefined, nowMs: number): number | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, until - nowMs);
}
