import type { PathLiteral, MapLiteral } from '../syntax/tree';
import { Failure, nullValue, RulesPath, wrongType, type Result, type RulesValue } from '../values';
import { located } from './operators';
import type { Evaluate } from './run';

export function compileList(elements: readonly Evaluate[]): Evaluate {
  return (run, frame) => {
    run.count(1);
    const list: RulesValue[] = [];
    for (const element of elements) {
      const value = element(run, frame);
      if (value instanceof Failure) return value;
      list.push(value);
    }
    return list;
  };
}

export function compileMap(node: MapLiteral, entries: readonly { key: Evaluate; value: Evaluate }[]): Evaluate {
  return (run, frame) => {
    run.count(1);
    const map = new Map<string, RulesValue>();
    for (const entry of entries) {
      const key = entry.key(run, frame);
      if (key instanceof Failure) return key;
      if (typeof key !== 'string') return located(wrongType(key, 'string'), node);
      const value = entry.value(run, frame);
      if (value instanceof Failure) return value;
      map.set(key, value);
    }
    return map;
  };
}

/** A segment that is an expression is a string, or a path whose segments are all put in. */
export function compilePath(node: PathLiteral, segments: readonly (string | Evaluate)[]): Evaluate {
  const written = segments.filter((segment) => typeof segment === 'string').length;
  return (run, frame) => {
    run.count(1 + written);
    const path: string[] = [];
    for (const segment of segments) {
      const value: Result = typeof segment === 'string' ? segment : segment(run, frame);
      if (typeof value === 'string') path.push(value);
      else if (value instanceof RulesPath) path.push(...value.segments);
      else return value instanceof Failure ? value : located(notSegment(value), node);
    }
    return new RulesPath(path);
  };
}

function notSegment(value: RulesValue): Failure {
  return value === null ? nullValue() : wrongType(value, 'string', 'path');
}
