import type { Outcomes } from './report';
import type { Status } from './source-tree';

/** How the condition of one allow statement came out in all requests that were judged. */
export interface AllowCoverage extends Outcomes {
  /** Place of the condition, for a statement without one that of the statement. */
  readonly line: number;
  readonly column: number;
  /** `get, list` */
  readonly methods: string;
  /** Whether it is always the same, so that there are no two ways: `if true`, or no condition at all. */
  readonly constant: boolean;
}

/** What one sees at once of a status, in the order of the legend. */
export const LEGEND: readonly (readonly [Status, string])[] = [
  ['both', 'true and false'],
  ['true', 'only true'],
  ['false', 'only false'],
  ['error', 'only errors'],
  ['never', 'never evaluated'],
  ['value', 'another value'],
];

/** `25 of 27 allow expressions both ways`, and how many others are constant. */
export function summaryOf(allows: readonly AllowCoverage[]): string {
  const variable = allows.filter(({ constant }) => !constant);
  const constants = allows.length - variable.length;
  const more = constants > 0 ? `, ${constants} more always the same` : '';
  return `${variable.filter(isCovered).length} of ${variable.length} allow expressions both ways${more}`;
}

/** Whether the condition was true for some request and false for another, or cannot be. */
export function isCovered({ constant, trues, falses }: AllowCoverage): boolean {
  return constant || (trues > 0 && falses > 0);
}

/** What tests do not show of a condition: `was never false (3 times true)`. */
export function whatIsMissing({ trues, falses, errors }: AllowCoverage): string {
  const seen = [...times(trues, 'true'), ...times(falses, 'false'), ...times(errors, 'an error')].join(', ');
  if (seen === '') return 'was never evaluated';
  const missing = [...(trues === 0 ? ['true'] : []), ...(falses === 0 ? ['false'] : [])].join(' nor ');
  return `was never ${missing} (${seen})`;
}

function times(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? 'time' : 'times'} ${what}`];
}

/** Text cut where it goes on in the next line: the line below belongs to words, not to their indentation. */
export function runsOf(text: string): string[] {
  return text.split(/(\s*\n\s*)/).filter((run) => run !== '');
}
