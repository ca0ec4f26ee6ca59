import type { Timestamp } from './timestamp';

/** A point on the globe in degrees. */
export class GeoPoint {
  constructor(
    readonly latitude: number,
    readonly longitude: number,
  ) {}
}

/** A document reference value; `name` is the full resource name `projects/P/databases/D/documents/c/d…`. */
export class Reference {
  constructor(readonly name: string) {}
}

/** Field name → value. A `Map`, so that names such as `__proto__` are ordinary keys. */
export type MapValue = Map<string, Value>;

/**
 * A Firestore value in its native JavaScript form: `bigint` is a 64-bit integer, `number` a double, `Uint8Array` bytes.
 * A vector is the map `{__type__: "__vector__", value: [doubles]}`, as on the wire. Values are immutable once stored.
 */
export type Value =
  null | boolean | bigint | number | string | Uint8Array | Timestamp | GeoPoint | Reference | Value[] | MapValue;
