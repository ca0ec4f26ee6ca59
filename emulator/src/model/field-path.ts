import type { FieldPath } from './document';
import { StatusError } from './status';

const SIMPLE_SEGMENT = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SIMPLE_PATH = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
/** One segment, simple or quoted, at the place where the last one ended. */
const SEGMENT = /(?:([A-Za-z_][A-Za-z0-9_]*)|`((?:[^`\\]|\\[\s\S])+)`)(\.|$)/y;

/** The field path `__name__`, which stands for the document's name in queries. */
export const NAME_FIELD: FieldPath = ['__name__'];

export function isNameField(field: FieldPath): boolean {
  return field.length === 1 && field[0] === '__name__';
}

/** Parses `` a.b.`c d` ``. Throws INVALID_ARGUMENT for anything else. */
export function parseFieldPath(text: string): FieldPath {
  if (SIMPLE_PATH.test(text)) return text.split('.');
  const segments: string[] = [];
  SEGMENT.lastIndex = 0;
  for (let rest = true; rest;) {
    const match = SEGMENT.exec(text);
    if (!match) throw new StatusError('INVALID_ARGUMENT', `Invalid property path "${text}".`);
    segments.push(match[1] ?? (match[2] as string).replace(/\\([\s\S])/g, '$1'));
    rest = match[3] === '.';
  }
  return segments;
}

/** The text form of a field path, quoting segments where they need it. */
export function formatFieldPath(field: FieldPath): string {
  return field.map(formatSegment).join('.');
}

function formatSegment(segment: string): string {
  return SIMPLE_SEGMENT.test(segment) ? segment : `\`${segment.replace(/[`\\]/g, '\\$&')}\``;
}
