import type { MapValue } from './value';

/** Who sends a request: an admin bypasses the rules, a user is judged by them with `uid` and all token claims. */
export type Credentials = { kind: 'admin' } | { kind: 'anonymous' } | { kind: 'user'; uid: string; claims: MapValue };
