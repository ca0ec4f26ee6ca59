/** An expression, and what it evaluates to as `debug()` shows it: `int 3`, `"text"`, `true`, or `error: …`. */
export type Row = readonly [expression: string, result: string];

/** Rows by what they are about. */
export type Table = Readonly<Record<string, readonly Row[]>>;

const error = (message: string): string => `error: ${message}`;

export const NULL_VALUE = error('Null value error.');
export const DIVIDE_BY_ZERO = error('Divide by zero error.');

export const noProperty = (name: string): string => error(`Property ${name} is undefined on object.`);

export const wrongType = (received: string, expected: string): string =>
  error(`Type error. Received: [${received}] Expected: [${expected}].`);

export const unsupported = (received: string, expected: string): string =>
  error(`Unsupported operation error. Received: ${received}. Expected: ${expected}.`);

export const wrongCount = (received: number, expected: string): string =>
  error(`Incorrect number of arguments. Received: ${received}. Expected: ${expected}.`);

export const noFunction = (name: string): string => error(`Function not found error: Name: [${name}].`);

export const notConverted = (text: string, from: string, to: string): string =>
  error(`Type conversion error. Argument: [${text}], From type: [${from}], To type: [${to}].`);

export const outOfBound = (index: number, size: number): string =>
  error(`Index out of bound error. Index: [${index}] , size: [${size}].`);

export const illegalRange = (from: number, to: number): string =>
  error(`Illegal range error. From index: [${from}] , To index: [${to}].`);

export const outOfRange = (what: string, range: string): string => error(`Range error. ${what} should be in ${range} range.`);

export const badPattern = (pattern: string, reason: string): string =>
  error(`Invalid regular expression error. Pattern: [${pattern}], reason: [error parsing regexp: ${reason}].`);

/** The pairs of number types on both sides of an operator. */
export const numberPairs = (operator: string): string =>
  ['int', 'float'].flatMap((a) => ['int', 'float'].map((b) => `${a} ${operator} ${b}`)).join(', ');

/** The pairs of types that have an order. */
export const orderedPairs = (operator: string): string =>
  [numberPairs(operator), ...['string', 'bytes', 'timestamp', 'duration'].map((t) => `${t} ${operator} ${t}`)].join(', ');

/** The pairs of types that can be added. */
export const ADDITIONS = `${numberPairs('+')}, string + string, timestamp + duration, duration + duration, duration + timestamp`;

/** The pairs of types that can be subtracted. */
export const SUBTRACTIONS = `${numberPairs('-')}, timestamp - duration, duration - duration, timestamp - timestamp`;
