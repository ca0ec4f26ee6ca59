import type { Timestamp } from './timestamp';
import type { MapValue } from './value';

/** A stored document. `path` is relative to the database's `documents` root: `families/f1/members/u1`. Immutable. */
export interface Document {
  readonly path: string;
  readonly fields: MapValue;
  readonly createTime: Timestamp;
  readonly updateTime: Timestamp;
}

/** A field path in parsed form; `['a', 'b c']` stands for `` a.`b c` ``. `['__name__']` is the document's name. */
export type FieldPath = readonly string[];
