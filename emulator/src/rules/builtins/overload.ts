import type { GeoPoint, Reference, Timestamp } from '../../model';
import { unsupported, wrongArgumentCount, type Failure } from '../values/failure';
import {
  typeOf,
  type Constraint,
  type Duration,
  type MapDiff,
  type Result,
  type RulesMap,
  type RulesPath,
  type RulesSet,
  type RulesValue,
} from '../values';

/** The types of parameters and what an implementation receives for them. An int is taken where a float is asked for. */
interface ParameterTypes {
  any: RulesValue;
  null: null;
  bool: boolean;
  int: bigint;
  float: number;
  string: string;
  bytes: Uint8Array;
  list: RulesValue[];
  map: RulesMap;
  set: RulesSet;
  map_diff: MapDiff;
  timestamp: Timestamp;
  duration: Duration;
  latlng: GeoPoint;
  path: RulesPath;
  constraint: Constraint;
}

export type ParameterType = keyof ParameterTypes;

/** One way to call a function: the types of its arguments (of a method, its receiver first) and what it does. */
export interface Overload {
  readonly parameters: readonly ParameterType[];
  readonly implement: (...args: RulesValue[]) => Result;
}

/** All ways to call a function of this name. */
export interface Builtin {
  readonly name: string;
  readonly overloads: readonly Overload[];
}

type Arguments<Parameters extends readonly ParameterType[]> = {
  -readonly [Position in keyof Parameters]: ParameterTypes[Parameters[Position]];
};

/** Ties an implementation to the types that `invoke` checks before it is called. */
export function overload<const Parameters extends readonly ParameterType[]>(
  parameters: Parameters,
  implement: (...args: Arguments<Parameters>) => Result,
): Overload {
  return { parameters, implement: implement as Overload['implement'] };
}

/** Calls the first overload that takes these arguments; those of a method begin with its receiver. */
export function invoke(builtin: Builtin, args: RulesValue[], isMethod: boolean): Result {
  for (const { parameters, implement } of builtin.overloads) {
    if (accepts(parameters, args)) return implement(...args);
  }
  return refusal(builtin, args, isMethod ? 1 : 0);
}

/** Whether some overload takes this many arguments (of a method, its receiver counted). */
export function takesCount({ overloads }: Builtin, count: number): boolean {
  return overloads.some(({ parameters }) => parameters.length === count);
}

/** Checks the types and, in place, widens ints to the floats that are asked for. */
function accepts(parameters: readonly ParameterType[], args: (RulesValue | Reference)[]): boolean {
  if (parameters.length !== args.length) return false;
  for (let i = 0; i < args.length; i++) {
    const wanted = parameters[i];
    const given = args[i] ?? null;
    if (wanted === 'any' || wanted === typeOf(given)) continue;
    if (wanted !== 'float' || typeof given !== 'bigint') return false;
  }
  for (let i = 0; i < args.length; i++) {
    const given = args[i];
    if (parameters[i] === 'float' && typeof given === 'bigint') args[i] = Number(given);
  }
  return true;
}

function refusal(builtin: Builtin, args: readonly RulesValue[], receivers: number): Failure {
  const { name, overloads } = builtin;
  const expected = overloads.map(({ parameters }) => `${name}(${parameters.slice(receivers).join(', ')})`).join(', ');
  if (!takesCount(builtin, args.length)) return wrongArgumentCount(args.length - receivers, expected);
  return unsupported(`${name}(${args.slice(receivers).map(typeOf).join(', ')})`, expected);
}
