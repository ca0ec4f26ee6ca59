import type { PatternSegment } from '../syntax/tree';
import { nullValue, RulesPath, type Result } from '../values';

/** A segment that a query leaves open: any one segment, or any number of them. */
export const ANY_SEGMENT = Symbol('any segment');
export const ANY_SEGMENTS = Symbol('any segments');

/** One segment of the path of a request. A query's path stands for every path that its results can have. */
export type PathToken = string | typeof ANY_SEGMENT | typeof ANY_SEGMENTS;

/** The concatenated path of a match block and the blocks around it. */
export class Pattern {
  private readonly glob: number;
  private readonly minimum: number;

  /** In version 1 of the language `{name=**}` takes at least one segment, in version 2 it may take none. */
  constructor(
    private readonly segments: readonly PatternSegment[],
    version: 1 | 2,
  ) {
    this.glob = segments.findIndex((segment) => segment.kind === 'glob');
    this.minimum = this.glob < 0 ? segments.length : segments.length - (version === 1 ? 0 : 1);
  }

  /** What the pattern captures of the path in order; undefined when it does not match all that the path stands for. */
  match(path: readonly PathToken[]): Result[] | undefined {
    const { segments, glob, minimum } = this;
    if (glob < 0 ? path.length !== minimum : path.length < minimum) return undefined;
    const captures: Result[] = [];
    const before = glob < 0 ? segments.length : glob;
    if (!this.matchRange(0, before, path, 0, captures)) return undefined;
    if (glob < 0) return captures;
    const tail = segments.length - glob - 1;
    const middle = path.slice(before, path.length - tail);
    if (this.minimum === segments.length && middle.every((token) => token === ANY_SEGMENTS)) return undefined;
    captures.push(captureGlob(middle));
    return this.matchRange(glob + 1, segments.length, path, path.length - tail, captures) ? captures : undefined;
  }

  private matchRange(
    from: number,
    to: number,
    path: readonly PathToken[],
    offset: number,
    captures: Result[],
  ): boolean {
    for (let i = from; i < to; i++) {
      const segment = this.segments[i];
      const token = path[offset + i - from];
      if (segment === undefined || token === undefined || token === ANY_SEGMENTS) return false;
      if (segment.kind !== 'literal') captures.push(token === ANY_SEGMENT ? nullValue() : token);
      else if (segment.text !== token) return false;
    }
    return true;
  }
}

/** What a query leaves open cannot be read. */
function captureGlob(tokens: readonly PathToken[]): Result {
  const known = tokens.filter((token) => typeof token === 'string');
  return known.length === tokens.length ? new RulesPath(known) : nullValue();
}
