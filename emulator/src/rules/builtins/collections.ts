import {
  createSet,
  elementKey,
  Failure,
  setHas,
  type ElementKey,
  type Result,
  type RulesSet,
  type RulesValue,
} from '../values';
import { stringFunction } from './conversions';
import { invoke, overload, type Overload } from './overload';

export const listMethods: Readonly<Record<string, Overload[]>> = {
  size: [overload(['list'], (list) => BigInt(list.length))],
  concat: [overload(['list', 'list'], (list, other) => [...list, ...other])],
  join: [overload(['list', 'string'], join)],
  hasAll: [overload(['list', 'list'], (list, wanted) => wanted.every(memberOf(list)))],
  hasAny: [overload(['list', 'list'], (list, wanted) => wanted.some(memberOf(list)))],
  hasOnly: [overload(['list', 'list'], (list, allowed) => list.every(memberOf(allowed)))],
  removeAll: [overload(['list', 'list'], removeAll)],
  toSet: [overload(['list'], createSet)],
};

export const setMethods: Readonly<Record<string, Overload[]>> = {
  size: [overload(['set'], (set) => BigInt(set.size))],
  union: [overload(['set', 'set'], (set, other) => createSet([...valuesOf(set), ...valuesOf(other)]))],
  intersection: [
    overload(['set', 'set'], (set, other) => createSet(valuesOf(set).filter((value) => setHas(other, value)))),
  ],
  difference: [
    overload(['set', 'set'], (set, other) => createSet(valuesOf(set).filter((value) => !setHas(other, value)))),
  ],
  hasAll: onSetOrList((set, wanted) => valuesOf(wanted).every((value) => setHas(set, value))),
  hasAny: onSetOrList((set, wanted) => valuesOf(wanted).some((value) => setHas(set, value))),
  hasOnly: onSetOrList((set, allowed) => valuesOf(set).every((value) => setHas(allowed, value))),
};

function onSetOrList(decide: (set: RulesSet, other: RulesSet) => boolean): Overload[] {
  return [overload(['set', 'set'], decide), overload(['set', 'list'], (set, list) => decide(set, createSet(list)))];
}

function valuesOf(set: RulesSet): RulesValue[] {
  return [...set.elements.values()];
}

function memberOf(list: readonly RulesValue[]): (value: RulesValue) => boolean {
  const keys = new Set<ElementKey>(list.map(elementKey));
  return (value) => keys.has(elementKey(value));
}

function removeAll(list: RulesValue[], unwanted: RulesValue[]): Result {
  const isUnwanted = memberOf(unwanted);
  return list.filter((value) => !isUnwanted(value));
}

function join(list: RulesValue[], separator: string): Result {
  const texts: RulesValue[] = [];
  for (const element of list) {
    const text = invoke(stringFunction, [element], false);
    if (text instanceof Failure) return text;
    texts.push(text);
  }
  return texts.join(separator);
}
