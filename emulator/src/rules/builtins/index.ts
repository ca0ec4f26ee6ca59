import type { TypeName } from '../values';
import { listMethods, setMethods } from './collections';
import { conversions } from './conversions';
import { hashingFunctions } from './hashing';
import { constraintMethods, mapDiffMethods, mapMethods } from './maps';
import { latlngFunctions, latlngMethods, mathFunctions } from './numbers';
import type { Builtin, Overload } from './overload';
import { pathMethods } from './paths';
import { bytesMethods, stringMethods } from './strings';
import { durationFunctions, durationMethods, timestampFunctions, timestampMethods } from './time';

export * from './overload';
export { RESULT_TYPES } from './result-types';
export { codePointCount } from './strings';
export { durationOf, nanosOf, timestampAt } from './time';

const METHODS: Partial<Record<TypeName, Readonly<Record<string, Overload[]>>>> = {
  string: stringMethods,
  bytes: bytesMethods,
  list: listMethods,
  set: setMethods,
  map: mapMethods,
  map_diff: mapDiffMethods,
  timestamp: timestampMethods,
  duration: durationMethods,
  latlng: latlngMethods,
  path: pathMethods,
  constraint: constraintMethods,
};

/** The functions of the language by full name (`int`, `math.abs`). */
export const FUNCTIONS: ReadonlyMap<string, Builtin> = new Map(
  [conversions, mathFunctions, hashingFunctions, timestampFunctions, durationFunctions, latlngFunctions]
    .flat()
    .map((builtin) => [builtin.name, builtin]),
);

/** Names before the dot of a function, common to all services. */
export const NAMESPACES: ReadonlySet<string> = new Set(['math', 'hashing', 'timestamp', 'duration', 'latlng']);

/** The names of all methods. */
export const METHOD_NAMES: readonly string[] = [
  ...new Set(Object.values(METHODS).flatMap((methods) => Object.keys(methods))),
];

/** The methods of this name, by the type of the receiver. */
export function methodsNamed(name: string): ReadonlyMap<TypeName, Builtin> {
  const found = new Map<TypeName, Builtin>();
  for (const [type, methods] of Object.entries(METHODS)) {
    const overloads = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (overloads) found.set(type as TypeName, { name: `${type}.${name}`, overloads });
  }
  return found;
}
