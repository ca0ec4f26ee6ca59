import { FUNCTIONS, NAMESPACES, type Builtin } from './builtins';

/** A function that looks at another document. */
export interface Lookup {
  readonly name: string;
  /** The state to look at: before the request, or as its whole commit will leave it. */
  readonly state: 'before' | 'after';
  readonly answers: 'document' | 'existence';
}

/** The names that rules of one service can use without declaring them. */
export interface Environment {
  readonly variables: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
  readonly functions: ReadonlyMap<string, Builtin>;
  readonly lookups: ReadonlyMap<string, Lookup>;
}

export const FIRESTORE = 'cloud.firestore';
export const STORAGE = 'firebase.storage';

/** The function that logs its argument and returns it; only emulators have it. */
export const DEBUG = 'debug';

const LOOKUPS: Readonly<Record<string, readonly Lookup[]>> = {
  [FIRESTORE]: [
    { name: 'get', state: 'before', answers: 'document' },
    { name: 'exists', state: 'before', answers: 'existence' },
    { name: 'getAfter', state: 'after', answers: 'document' },
    { name: 'existsAfter', state: 'after', answers: 'existence' },
  ],
  [STORAGE]: [
    { name: 'firestore.get', state: 'before', answers: 'document' },
    { name: 'firestore.exists', state: 'before', answers: 'existence' },
  ],
};

/** The environment of a service; an unknown service has the common functions only. */
export function environmentOf(service: string): Environment {
  const lookups = Object.hasOwn(LOOKUPS, service) ? (LOOKUPS[service] ?? []) : [];
  return {
    variables: new Set(['request', 'resource']),
    namespaces: service === STORAGE ? new Set([...NAMESPACES, 'firestore']) : NAMESPACES,
    functions: FUNCTIONS,
    lookups: new Map(lookups.map((lookup) => [lookup.name, lookup])),
  };
}
