import { Reference, Timestamp, type Value } from '../../../../model';

/**
 * A text that is the same for values that filters take for equal (1 and 1.0), and differs for others. Undefined for
 * values that are no scalars, and for null and NaN, which equal nothing in a filter.
 */
export function valueKey(value: Value): string | undefined {
  switch (typeof value) {
    case 'string':
      return `s${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return `n${value}`;
    case 'number':
      if (Number.isNaN(value)) return undefined;
      return Number.isInteger(value) ? `n${BigInt(value)}` : `n${value}`;
    default:
      if (value instanceof Timestamp) return `t${value.toMicros()}`;
      return value instanceof Reference ? `r${value.name}` : undefined;
  }
}
