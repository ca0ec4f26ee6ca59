import {
  compareValues,
  comparePaths,
  formatFieldPath,
  isNameField,
  pathOfName,
  Reference,
  StatusError,
  typeOrder,
  TypeOrder,
  valuesEqual,
  type FieldOperator,
  type FieldPath,
  type UnaryOperator,
  type Value,
} from '../model';

export type Operator = FieldOperator | UnaryOperator;

/** How operands of a field are compared: `__name__` by path, all others as values. */
export interface Domain {
  compare(a: Value, b: Value): number;
  classOf(value: Value): number;
}

const VALUES: Domain = { compare: compareValues, classOf: typeOrder };

/** Names are given as paths relative to the documents. */
const NAMES: Domain = { compare: (a, b) => comparePaths(a as string, b as string), classOf: () => TypeOrder.REFERENCE };

/** One test of one field. For `__name__` values and operands are paths. */
export interface Condition {
  readonly field: FieldPath;
  /** The field path as text, to tell fields apart. */
  readonly key: string;
  readonly domain: Domain;
  readonly operator: Operator;
  /** Null for unary operators. */
  readonly operand: Value;
  test(value: Value): boolean;
}

const INEQUALITIES: ReadonlySet<Operator> = new Set<Operator>([
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL',
  'NOT_EQUAL',
  'NOT_IN',
  'IS_NOT_NULL',
  'IS_NOT_NAN',
]);

/** Whether a filter orders its query's results by its field when no order does. */
export function isInequality(operator: Operator): boolean {
  return INEQUALITIES.has(operator);
}

/** Throws INVALID_ARGUMENT for an operand that `__name__` cannot be compared with. */
export function condition(field: FieldPath, operator: Operator, operand: Value): Condition {
  const isName = isNameField(field);
  const domain = isName ? NAMES : VALUES;
  const comparable = isName ? namePaths(operator, operand) : operand;
  return {
    field,
    key: formatFieldPath(field),
    domain,
    operator,
    operand: comparable,
    test: valueTest(domain, operator, comparable),
  };
}

/** The path that a reference stands for where `__name__` is compared. Throws INVALID_ARGUMENT for other values. */
export function namePath(value: Value | undefined): string {
  if (!(value instanceof Reference)) throw new StatusError('INVALID_ARGUMENT', '__key__ filter value must be a Key');
  return pathOfName(value.name);
}

function namePaths(operator: Operator, operand: Value): Value {
  if (operator === 'IN' || operator === 'NOT_IN') return (operand as Value[]).map(namePath);
  return namePath(operand);
}

function valueTest(domain: Domain, operator: Operator, operand: Value): (value: Value) => boolean {
  switch (operator) {
    case 'EQUAL':
      return isNothing(operand) ? never : (value) => domain.compare(value, operand) === 0;
    case 'NOT_EQUAL':
      return operand === null ? never : (value) => value !== null && domain.compare(value, operand) !== 0;
    case 'IN':
      return anyOf((operand as Value[]).map((element) => valueTest(domain, 'EQUAL', element)));
    case 'NOT_IN':
      return noneOf(domain, operand as Value[]);
    case 'ARRAY_CONTAINS':
      return isNothing(operand) ? never : (value) => Array.isArray(value) && contains(value, operand);
    case 'ARRAY_CONTAINS_ANY':
      return anyOf((operand as Value[]).map((element) => valueTest(domain, 'ARRAY_CONTAINS', element)));
    case 'IS_NULL':
      return (value) => value === null;
    case 'IS_NAN':
      return Number.isNaN;
    case 'IS_NOT_NULL':
      return (value) => value !== null;
    case 'IS_NOT_NAN':
      return (value) => value !== null && !Number.isNaN(value);
    default:
      return isNothing(operand) ? never : rangeTest(domain, operator, operand);
  }
}

type RangeOperator = 'LESS_THAN' | 'LESS_THAN_OR_EQUAL' | 'GREATER_THAN' | 'GREATER_THAN_OR_EQUAL';

/** Ranges only hold values of their operand's class. */
function rangeTest(domain: Domain, operator: RangeOperator, operand: Value): (value: Value) => boolean {
  const operandClass = domain.classOf(operand);
  const inClass = (value: Value): boolean => domain.classOf(value) === operandClass;
  switch (operator) {
    case 'LESS_THAN':
      return (value) => inClass(value) && domain.compare(value, operand) < 0;
    case 'LESS_THAN_OR_EQUAL':
      return (value) => inClass(value) && domain.compare(value, operand) <= 0;
    case 'GREATER_THAN':
      return (value) => inClass(value) && domain.compare(value, operand) > 0;
    case 'GREATER_THAN_OR_EQUAL':
      return (value) => inClass(value) && domain.compare(value, operand) >= 0;
  }
}

/** Null and NaN as operands match nothing, in arrays neither; the unary operators find them. */
export function isNothing(operand: Value): boolean {
  return operand === null || Number.isNaN(operand);
}

function noneOf(domain: Domain, operands: Value[]): (value: Value) => boolean {
  if (operands.includes(null)) return never;
  return (value) => value !== null && operands.every((operand) => domain.compare(value, operand) !== 0);
}

function anyOf(tests: ((value: Value) => boolean)[]): (value: Value) => boolean {
  return (value) => tests.some((test) => test(value));
}

function contains(array: Value[], element: Value): boolean {
  return array.some((member) => valuesEqual(member, element));
}

const never = (): boolean => false;
