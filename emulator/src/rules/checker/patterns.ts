import { Limits } from '../limits';
import type { MatchBlock, PatternSegment } from '../syntax/tree';
import type { Issues } from './issues';

/** Checks the path of a match block together with those of the blocks around it. */
export function checkPattern(
  block: MatchBlock,
  outer: readonly PatternSegment[],
  depth: number,
  version: 1 | 2,
  issues: Issues,
): void {
  const segments = [...outer, ...block.pattern];
  const globs = segments.filter((segment) => segment.kind === 'glob');
  const captures = segments.filter((segment) => segment.kind !== 'literal');
  if (depth > Limits.matchDepth) {
    issues.error(`Maximum allowed depth of ${Limits.matchDepth} nested match declarations has been reached.`, block);
  }
  if (segments.length > Limits.pathSegments) {
    issues.error(`Maximum allowed length of ${Limits.pathSegments} path segments has been reached.`, block);
  }
  if (captures.length > Limits.captures) {
    issues.error(`Maximum allowed count of ${Limits.captures} path variables has been reached.`, block);
  }
  if (globs.length > 1) {
    const message = 'Invalid glob match expression. Only one glob match is permitted in a match declaration path.';
    issues.error(message, block.pattern.findLast((segment) => segment.kind === 'glob') ?? block);
  } else if (version === 1 && globs.length === 1 && segments.at(-1)?.kind !== 'glob') {
    const message = "Invalid glob match expression. A glob match must end the path, unless rules_version is '2'.";
    issues.error(message, block);
  }
}
