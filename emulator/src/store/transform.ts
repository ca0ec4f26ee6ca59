import {
  assignField,
  compareValues,
  getField,
  storableValue,
  StatusError,
  validateFieldNames,
  valuesEqual,
  type FieldTransform,
  type MapValue,
  type Timestamp,
  type Value,
} from '../model';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_TRANSFORMS = 500;

/** Fields after transforms, and one result a transform. */
export interface Transformed {
  fields: MapValue;
  results: Value[];
}

/**
 * Applies transforms in order, each seeing the ones before. Throws INVALID_ARGUMENT for an operand that does not fit.
 */
export function applyTransforms(
  fields: MapValue,
  transforms: readonly FieldTransform[],
  requestTime: Timestamp,
): Transformed {
  if (transforms.length > MAX_TRANSFORMS) {
    throw new StatusError('INVALID_ARGUMENT', `A write cannot have more than ${MAX_TRANSFORMS} transforms.`);
  }
  const transformedFields: MapValue = new Map(fields);
  const results: Value[] = [];
  for (const transform of transforms) {
    validateFieldNames(transform.field);
    const stored = getField(transformedFields, transform.field);
    const value = transformed(stored, transform, requestTime);
    assignField(transformedFields, transform.field, value);
    results.push(isArrayTransform(transform) ? null : value);
  }
  return { fields: transformedFields, results };
}

function isArrayTransform({ kind }: FieldTransform): boolean {
  return kind === 'appendMissing' || kind === 'removeAll';
}

function transformed(stored: Value | undefined, transform: FieldTransform, requestTime: Timestamp): Value {
  switch (transform.kind) {
    case 'serverTime':
      return requestTime;
    case 'increment': {
      const operand = numeric(transform.operand);
      return isNumber(stored) ? add(stored, operand) : operand;
    }
    case 'maximum': {
      const operand = numeric(transform.operand);
      return isNumber(stored) ? maximum(stored, operand) : operand;
    }
    case 'minimum': {
      const operand = numeric(transform.operand);
      return isNumber(stored) && compareValues(stored, operand) <= 0 ? stored : operand;
    }
    case 'appendMissing':
      return append(Array.isArray(stored) ? stored : [], elements(transform));
    case 'removeAll':
      return Array.isArray(stored) ? without(stored, elements(transform)) : [];
  }
}

function isNumber(value: Value | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function numeric(operand: Value): number | bigint {
  if (!isNumber(operand)) throw new StatusError('INVALID_ARGUMENT', 'Input must be int64 or double.');
  return operand === 0 ? 0 : operand;
}

/** Integers stay integers and stop at the ends of their range. */
function add(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    const sum = a + b;
    return sum > MAX_INT64 ? MAX_INT64 : sum < MIN_INT64 ? MIN_INT64 : sum;
  }
  const sum = Number(a) + Number(b);
  return sum === 0 ? 0 : sum;
}

/** NaN is below all numbers in the order of values, but wins a maximum. */
function maximum(stored: number | bigint, operand: number | bigint): number | bigint {
  if (Number.isNaN(stored)) return stored;
  return Number.isNaN(operand) || compareValues(stored, operand) < 0 ? operand : stored;
}

function elements({ elements: values, field }: Extract<FieldTransform, { elements: Value[] }>): Value[] {
  return storableValue(field[0] as string, values) as Value[];
}

/** The same array when there is nothing to add. */
function append(array: Value[], added: readonly Value[]): Value[] {
  let result = array;
  for (const element of added) {
    if (result.some((member) => valuesEqual(member, element))) continue;
    result = [...result, element];
  }
  return result;
}

function without(array: Value[], removed: readonly Value[]): Value[] {
  const rest = array.filter((member) => !removed.some((element) => valuesEqual(member, element)));
  return rest.length === array.length ? array : rest;
}
