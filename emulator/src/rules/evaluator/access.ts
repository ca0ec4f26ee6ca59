import { codePointCount } from '../builtins';
import type { Span } from '../syntax/source';
import {
  Failure,
  fromStored,
  illegalRange,
  indexOutOfBound,
  nullValue,
  RulesPath,
  typeOf,
  undefinedProperty,
  unsupported,
  wrongType,
  type Result,
  type RulesValue,
} from '../values';
import { located } from './operators';
import type { Evaluate } from './run';

export function compileProperty(name: string, target: Evaluate, span: Span): Evaluate {
  return (run, frame) => {
    run.count(1);
    const value = target(run, frame);
    return value instanceof Failure ? value : located(property(value, name), span);
  };
}

export function compileElement(target: Evaluate, index: Evaluate, span: Span): Evaluate {
  return (run, frame) => {
    run.count(1);
    const value = target(run, frame);
    if (value instanceof Failure) return value;
    const key = index(run, frame);
    return key instanceof Failure ? key : located(element(value, key), span);
  };
}

export function compileSlice(target: Evaluate, from: Evaluate, to: Evaluate, span: Span): Evaluate {
  return (run, frame) => {
    run.count(1);
    const value = target(run, frame);
    if (value instanceof Failure) return value;
    const first = from(run, frame);
    if (first instanceof Failure) return first;
    const last = to(run, frame);
    return last instanceof Failure ? last : located(slice(value, first, last), span);
  };
}

/** `target.name` */
function property(target: RulesValue, name: string): Result {
  if (target instanceof Map) {
    const value = target.get(name);
    return value === undefined ? undefinedProperty(name) : fromStored(value);
  }
  if (target === null) return nullValue();
  if (target instanceof RulesPath) return target.names?.get(name) ?? undefinedProperty(name);
  return wrongType(target, 'map', 'path');
}

/** `target[index]`: by key in a map, by position in a list, by either in a path. */
function element(target: RulesValue, index: RulesValue): Result {
  if (target === null) return nullValue();
  if (Array.isArray(target)) {
    return typeof index === 'bigint' ? elementAt(target, index) : unsupported(`list[${typeOf(index)}]`, 'list[int]');
  }
  if (target instanceof Map) {
    return typeof index === 'string' ? property(target, index) : unsupported(`map[${typeOf(index)}]`, 'map[string]');
  }
  if (target instanceof RulesPath) {
    if (typeof index === 'string') return property(target, index);
    if (typeof index === 'bigint') return elementAt(target.segments, index);
    return unsupported(`path[${typeOf(index)}]`, 'path[int], path[string]');
  }
  return unsupported(`${typeOf(target)}[${typeOf(index)}]`, 'list[int], map[string], path[int], path[string]');
}

/** `target[from:to]` of a list or of the characters of a string. */
function slice(target: RulesValue, from: RulesValue, to: RulesValue): Result {
  if (target === null) return nullValue();
  const isText = typeof target === 'string';
  if ((!isText && !Array.isArray(target)) || typeof from !== 'bigint' || typeof to !== 'bigint') {
    const received = `${typeOf(target)}[${typeOf(from)}:${typeOf(to)}]`;
    return unsupported(received, 'list[int:int], string[int:int]');
  }
  const size = isText ? codePointCount(target) : target.length;
  if (from < 0n || from >= size) return indexOutOfBound(from, size);
  if (to - 1n < 0n || to - 1n >= size) return indexOutOfBound(to - 1n, size);
  if (from > to) return illegalRange(from, to);
  const range = [Number(from), Number(to)] as const;
  return isText ? [...target].slice(...range).join('') : target.slice(...range);
}

function elementAt(list: readonly RulesValue[], index: bigint): Result {
  const value = index < 0n ? undefined : list[Number(index)];
  return value === undefined ? indexOutOfBound(index, list.length) : fromStored(value);
}
