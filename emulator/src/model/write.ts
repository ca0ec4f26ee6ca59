import type { FieldPath } from './document';
import type { Timestamp } from './timestamp';
import type { MapValue, Value } from './value';

export type Precondition = { exists: boolean } | { updateTime: Timestamp };

export type FieldTransform = { field: FieldPath } & (
  | { kind: 'serverTime' }
  | { kind: 'increment' | 'maximum' | 'minimum'; operand: Value }
  | { kind: 'appendMissing' | 'removeAll'; elements: Value[] }
);

/**
 * One write of a commit; `path` as in `Document`. `update` without `mask` replaces the document; with it, sets masked
 * fields that have a value and deletes those without. `transforms` apply after the update part. A legacy `transform`
 * write arrives as an `update` with an empty mask. `verify` only checks its precondition.
 */
export type Write =
  | {
      kind: 'update';
      path: string;
      fields: MapValue;
      mask?: FieldPath[];
      transforms: FieldTransform[];
      precondition?: Precondition;
    }
  | { kind: 'delete'; path: string; precondition?: Precondition }
  | { kind: 'verify'; path: string; precondition: Precondition };

/** `updateTime` is absent for deletes and verifies; one transform result a transform, in order. */
export interface WriteResult {
  updateTime?: Timestamp;
  transformResults: Value[];
}
