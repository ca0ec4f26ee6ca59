import type {
  Failure} from '../values';
import {
  compare,
  Constraint,
  decideContains,
  decideRelation,
  equalElements,
  equals,
  functionNotFound,
  nullValue,
  ORDERED,
  PartialMap,
  RulesSet,
  setHas,
  typeOf,
  unprovable,
  unsupported,
  unsupportedOperator,
  type Relation,
  type Result,
  type RulesValue,
} from '../values';

const MIRRORED: Readonly<Record<Relation, Relation>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==' };

/** `left == right`; fails only where a query does not say enough about one of them. */
export function areEqual(left: RulesValue, right: RulesValue): boolean | Failure {
  if (left === right) return true;
  if (left instanceof Constraint || right instanceof Constraint) return decide(left, '==', right);
  if (left instanceof PartialMap || right instanceof PartialMap) {
    return left instanceof Map && right instanceof Map ? unprovable('map == map') : false;
  }
  return equals(left, right);
}

/** `left relation right`, between two values of a kind that has an order. */
export function areOrdered(left: RulesValue, relation: Exclude<Relation, '=='>, right: RulesValue): Result {
  const order = compare(left, right);
  if (order === undefined) {
    const constrained = left instanceof Constraint || right instanceof Constraint;
    return constrained ? decide(left, relation, right) : unsupportedOperator(relation, left, right, ORDERED);
  }
  switch (relation) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** `element in collection`. */
export function isIn(element: RulesValue, collection: RulesValue): Result {
  if (collection === null) return nullValue();
  if (Array.isArray(collection)) return isInList(element, collection);
  if (collection instanceof Map) return isKey(element, collection);
  if (collection instanceof RulesSet) {
    return element instanceof Constraint ? unprovable('constraint in set') : setHas(collection, element);
  }
  if (collection instanceof Constraint) {
    return decideContains(collection, element) ?? unprovable(`${typeOf(element)} in constraint`);
  }
  return functionNotFound('in');
}

function isKey(element: RulesValue, map: ReadonlyMap<string, RulesValue>): Result {
  if (typeof element !== 'string') return unsupported(`map.in(${typeOf(element)})`, 'map.in(string)');
  return map.has(element) || (map instanceof PartialMap ? unprovable('string in map') : false);
}

function isInList(element: RulesValue, list: readonly RulesValue[]): Result {
  if (!(element instanceof Constraint)) return list.some((candidate) => equalElements(candidate, element));
  const excluded = list.every((candidate) => decideRelation(element, '==', candidate) === false);
  return excluded ? false : unprovable('constraint in list');
}

function decide(left: RulesValue, relation: Relation, right: RulesValue): boolean | Failure {
  const unknown = (): Failure => unprovable(`${typeOf(left)} ${relation} ${typeOf(right)}`);
  if (left instanceof Constraint) {
    return right instanceof Constraint ? unknown() : (decideRelation(left, relation, right) ?? unknown());
  }
  return right instanceof Constraint ? (decideRelation(right, MIRRORED[relation], left) ?? unknown()) : unknown();
}
