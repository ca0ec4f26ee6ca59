import { StatusError } from '../model';

/** Tells whether a document path, relative to the documents' root, is one of those that a trigger is for. */
export type PathMatcher = (path: string) => boolean;

/**
 * Compiles a path pattern: `{x}`, `{x=*}` and `*` stand for one segment, `{x=**}` and `**` for any number of them.
 * Throws INVALID_ARGUMENT for an empty pattern.
 */
export function compilePattern(pattern: string): PathMatcher {
  const segments = pattern.split('/').filter(Boolean);
  if (segments.length === 0) throw new StatusError('INVALID_ARGUMENT', 'The document pattern of a trigger is empty.');
  const sources = segments.map(segmentSource);
  const expression = new RegExp(`^${sources.join('')}$`, 's');
  return (path) => expression.test(`/${path}`);
}

/** Each segment brings the slash before it, so that `**` may also stand for none. */
function segmentSource(segment: string): string {
  const wildcard = /^\{[^=}]+(?:=(\*{1,2}))?\}$/.exec(segment);
  const kind = wildcard ? (wildcard[1] ?? '*') : segment;
  if (kind === '**') return '(?:/[^/]+)*';
  if (kind === '*') return '/[^/]+';
  return `/${segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
}

/** Matches exactly one document. */
export function exactPath(expected: string): PathMatcher {
  return (path) => path === expected;
}
