import { NAMESPACES } from '../builtins';
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
  if (depth > Limits.matchDepth) {
    issues.error(`Maximum allowed depth of ${Limits.matchDepth} nested match declarations has been reached.`, block);
  }
  if (segments.length > Limits.pathSegments) {
    issues.error(`Maximum allowed length of ${Limits.pathSegments} path segments has been reached.`, block);
  }
  if (segments.filter(({ kind }) => kind !== 'literal').length > Limits.captures) {
    issues.error(`Maximum allowed count of ${Limits.captures} path variables has been reached.`, block);
  }
  for (const segment of block.pattern) {
    if (segment.kind === 'literal' || !NAMESPACES.has(segment.name)) continue;
    reportPackage(segment.name, segment.nameSpan, issues);
  }
  checkGlobs(block, segments, version, issues);
}

/** The name of a package can stand for nothing else. */
export function reportPackage(name: string, span: { start: number; end: number }, issues: Issues): void {
  issues.error(`${name} is a package and cannot be used as variable name.`, span);
}

function checkGlobs(
  { pattern }: MatchBlock,
  segments: readonly PatternSegment[],
  version: 1 | 2,
  issues: Issues,
): void {
  const [first, second] = segments.filter(({ kind }) => kind === 'glob');
  if (second && pattern.includes(second)) {
    const message = 'Invalid glob match expression. Only one glob match is permitted in a match declaration path.';
    issues.error(message, slashBefore(second));
  } else if (version === 1 && first && first !== segments.at(-1)) {
    const message =
      'Invalid glob match expression. Glob matches are permitted as the last segment in a match declaration path.';
    issues.error(message, slashBefore(first));
  }
}

function slashBefore({ start }: PatternSegment): { start: number; end: number } {
  return { start: start - 1, end: start };
}
