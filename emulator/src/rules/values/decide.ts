import type { Constraint} from './constraint';
import { type Condition } from './constraint';
import { equalElements, equals } from './equality';
import { compare } from './order';
import { typeOf, type RulesValue } from './value';

export type Relation = '<' | '<=' | '>' | '>=' | '==';

/** What a constraint says about a question: yes for all its values, for none of them, or it cannot say. */
export type Decision = boolean | undefined;

/** Decides `constraint relation value` for all values that the query admits. */
export function decideRelation({ conditions }: Constraint, relation: Relation, value: RulesValue): Decision {
  return firstDecision(conditions, (condition) =>
    relation === '==' ? decideEqual(condition, value) : decideOrder(condition, relation, value),
  );
}

/** Decides `constraint is type`; a range only admits values of its bound's type, ints and floats mixed. */
export function decideType({ conditions }: Constraint, type: string): Decision {
  if (type === 'constraint') return true;
  return firstDecision(conditions, ({ comparator, value }) => {
    if (comparator === 'NEQ') return undefined;
    const admitted = comparator === 'LIST_CONTAINS' ? 'list' : typeOf(value);
    if (admitted !== 'int' && admitted !== 'float') return admitted === type;
    if (type === 'number') return true;
    return type === 'int' || type === 'float' ? undefined : false;
  });
}

/** Whether every list that the query admits contains the value; never provably false. */
export function decideContains({ conditions }: Constraint, value: RulesValue): Decision {
  const found = conditions.some(
    (condition) => condition.comparator === 'LIST_CONTAINS' && equalElements(condition.value, value),
  );
  return found ? true : undefined;
}

function firstDecision(conditions: readonly Condition[], decide: (condition: Condition) => Decision): Decision {
  for (const condition of conditions) {
    const decision = decide(condition);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

/** No filter but `== null` admits null. */
function decideEqual({ comparator, value: bound }: Condition, value: RulesValue): Decision {
  if (value === null) return false;
  if (comparator === 'NEQ') return equals(bound, value) ? false : undefined;
  if (comparator === 'LIST_CONTAINS') {
    return Array.isArray(value) && value.some((element) => equalElements(element, bound)) ? undefined : false;
  }
  const order = compare(value, bound);
  if (order === undefined) return typeOf(value) === typeOf(bound) ? undefined : false;
  return admits(comparator, order) ? undefined : false;
}

function admits(comparator: 'GT' | 'GTE' | 'LT' | 'LTE', order: number): boolean {
  switch (comparator) {
    case 'GT':
      return order > 0;
    case 'GTE':
      return order >= 0;
    case 'LT':
      return order < 0;
    case 'LTE':
      return order <= 0;
  }
}

/** With `order` the bound against the value: a lower bound proves that everything lies above, an upper bound below. */
function decideOrder(
  { comparator, value: bound }: Condition,
  relation: Exclude<Relation, '=='>,
  value: RulesValue,
): Decision {
  if (comparator === 'NEQ' || comparator === 'LIST_CONTAINS') return undefined;
  const order = compare(bound, value);
  if (order === undefined || Number.isNaN(order)) return undefined;
  const lower = comparator === 'GT' || comparator === 'GTE';
  const inclusive = comparator === 'GTE' || comparator === 'LTE';
  const distance = lower ? order : -order;
  const beyond = distance > 0 || (distance === 0 && !inclusive);
  const beyondOrAt = distance >= 0;
  const sameSide = lower === (relation === '>' || relation === '>=');
  const strict = relation === '<' || relation === '>';
  if (sameSide) return (strict ? beyond : beyondOrAt) ? true : undefined;
  return (strict ? beyondOrAt : beyond) ? false : undefined;
}
