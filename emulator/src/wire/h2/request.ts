import type { HeaderField } from './hpack/static-table';

/** By name in lower case; several values of one name are joined with commas. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

const PSEUDO_HEADERS = new Set([':method', ':scheme', ':path', ':authority']);
const NOT_IN_HTTP2 = new Set(['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

/** The headers of a request; undefined when they are malformed (RFC 9113, 8.2 and 8.3). */
export function readRequest(fields: readonly HeaderField[]): RequestHeaders | undefined {
  const headers = Object.create(null) as Record<string, string | undefined>;
  let isPseudoPart = true;
  for (const [name, value] of fields) {
    const former = headers[name];
    if (name.startsWith(':')) {
      if (!isPseudoPart || !PSEUDO_HEADERS.has(name) || former !== undefined) return undefined;
    } else {
      isPseudoPart = false;
      if (!isAllowed(name, value)) return undefined;
    }
    headers[name] = former === undefined ? value : `${former}, ${value}`;
  }
  const isComplete = headers[':method'] && headers[':scheme'] && headers[':path'];
  return isComplete ? headers : undefined;
}

function isAllowed(name: string, value: string): boolean {
  if (name === '' || NOT_IN_HTTP2.has(name) || (name === 'te' && value !== 'trailers')) return false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    // Neither controls, space and colon, nor capitals, nor what is beyond ASCII.
    if (code <= 0x20 || code === 0x3a || (code >= 0x41 && code <= 0x5a) || code >= 0x7f) return false;
  }
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0 || code === 0x0a || code === 0x0d) return false;
  }
  return true;
}
