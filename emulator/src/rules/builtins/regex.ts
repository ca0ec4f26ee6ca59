import { RE2JS } from 're2js';
import { invalidRegex, type Failure, type Result } from '../values';

const CACHE_SIZE = 500;
const cache = new Map<string, RE2JS | Failure>();

/** Whether the whole text matches. */
export function regexMatches(text: string, pattern: string): Result {
  const regex = regexOf(pattern);
  return regex instanceof RE2JS ? regex.testExact(text) : regex;
}

export function regexSplit(text: string, pattern: string): Result {
  const regex = regexOf(pattern);
  return regex instanceof RE2JS ? regex.split(text) : regex;
}

/** Replaces every match; `$1` in the replacement stands for the first group. */
export function regexReplace(text: string, pattern: string, replacement: string): Result {
  const regex = regexOf(pattern);
  if (!(regex instanceof RE2JS)) return regex;
  return attempt(pattern, () => regex.matcher(text).replaceAll(replacement));
}

/** Compiled expressions are kept, since rules use the same few again and again; the oldest gives way. */
function regexOf(pattern: string): RE2JS | Failure {
  const known = cache.get(pattern);
  if (known) return known;
  const compiled = attempt(pattern, () => RE2JS.compile(pattern));
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
  cache.set(pattern, compiled);
  return compiled;
}

function attempt<Done>(pattern: string, action: () => Done): Done | Failure {
  try {
    return action();
  } catch (error) {
    return invalidRegex(pattern, error instanceof Error ? error.message : String(error));
  }
}
