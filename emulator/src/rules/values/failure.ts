import type { Span } from '../syntax/source';
import type { RulesPath } from './path';
import { typeOf, type RulesValue, type TypeName } from './value';

/**
 * An evaluation error. It is a result like any other: `&&` and `||` may absorb it. Its text is only made when somebody
 * asks for it.
 */
export class Failure {
  /** The innermost expression that failed, once it is known. */
  span?: Span;

  constructor(private readonly describe: () => string) {}

  get message(): string {
    return this.describe();
  }
}

/** An exhausted allowance of the whole request, which nothing absorbs. */
export class LimitExceeded extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LimitExceeded';
  }
}

export const nullValue = (): Failure => new Failure(() => 'Null value error.');

export const undefinedProperty = (name: string): Failure =>
  new Failure(() => `Property ${name} is undefined on object.`);

export const wrongType = (value: RulesValue, ...expected: TypeName[]): Failure =>
  new Failure(() => `Type error. Received: [${typeOf(value)}] Expected: [${expected.join(',')}].`);

export const unsupported = (received: string, expected: string): Failure =>
  new Failure(() => `Unsupported operation error. Received: ${received}. Expected: ${expected}.`);

/** An operator between operands that it is not defined for; `expected` lists the pairs of types that it takes. */
export const unsupportedOperator = (
  operator: string,
  left: RulesValue,
  right: RulesValue,
  expected: readonly (readonly [TypeName, TypeName])[],
): Failure =>
  new Failure(() => {
    const pairs = expected.map((pair) => pair.join(` ${operator} `)).join(', ');
    return `Unsupported operation error. Received: ${typeOf(left)} ${operator} ${typeOf(right)}. Expected: ${pairs}.`;
  });

export const functionNotFound = (name: string): Failure =>
  new Failure(() => `Function not found error: Name: [${name}].`);

export const wrongArgumentCount = (received: number, expected: string): Failure =>
  new Failure(() => `Incorrect number of arguments. Received: ${received}. Expected: ${expected}.`);

export const indexOutOfBound = (index: bigint, size: number): Failure =>
  new Failure(() => `Index out of bound error. Index: [${index}] , size: [${size}].`);

export const illegalRange = (from: bigint, to: bigint): Failure =>
  new Failure(() => `Illegal range error. From index: [${from}] , To index: [${to}].`);

export const divideByZero = (): Failure => new Failure(() => 'Divide by zero error.');

export const conversionFailure = (argument: string, from: TypeName, to: TypeName): Failure =>
  new Failure(() => `Type conversion error. Argument: [${argument}], From type: [${from}], To type: [${to}].`);

export const outOfRange = (what: string, range: string): Failure =>
  new Failure(() => `Range error. ${what} should be in ${range} range.`);

export const invalidLatLng = (latitude: number, longitude: number): Failure =>
  new Failure(
    () =>
      'Latitude should be in [-90,90] range and longitude should be in [-180,180] range. ' +
      `Received: [${latitude},${longitude}].`,
  );

export const invalidRegex = (pattern: string, reason: string): Failure =>
  new Failure(() => `Invalid regular expression error. Pattern: [${pattern}], reason: [${reason}].`);

/** What the query does not say enough about. */
export const unprovable = (received: string): Failure =>
  new Failure(
    () => `Unsupported operation error. Received: ${received}. Expected: a query whose filters decide this condition.`,
  );

export const serviceCallText = (name: string, path: RulesPath): string =>
  `Service call error. Function: [${name}], Argument: [${path.toString()}].`;

export const serviceCallFailure = (name: string, path: RulesPath): Failure =>
  new Failure(() => serviceCallText(name, path));
