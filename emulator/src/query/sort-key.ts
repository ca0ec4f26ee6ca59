import type { FieldPath, Value } from '../model';

/** One order with its direction as a factor. */
export interface SortKey {
  readonly field: FieldPath;
  readonly isName: boolean;
  readonly sign: 1 | -1;
}

/** A cursor with its values in comparable form: paths for `__name__`. */
export interface Bound {
  readonly values: readonly Value[];
  readonly before: boolean;
}

/** Whether something at this distance from a start cursor lies before it. */
export function isBeforeStart(start: Bound, distance: number): boolean {
  return distance < 0 || (distance === 0 && !start.before);
}

/** Whether something at this distance from an end cursor lies after it. */
export function isAfterEnd(end: Bound, distance: number): boolean {
  return distance > 0 || (distance === 0 && end.before);
}
