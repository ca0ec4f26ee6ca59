import type { PatternSegment } from '../syntax/tree';
import type { Cursor } from './cursor';

const CAPTURE = /\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*(=\s*\*\*\s*)?\}/y;
const BROKEN_CAPTURE = /\{[^{}\s]+\}?/y;

/** Reads the path of a `match` block, with `{name}` and `{name=**}`; the cursor stands at its first slash. */
export function parsePattern(cursor: Cursor): PatternSegment[] {
  const { lexer } = cursor;
  const segments: PatternSegment[] = [];
  if (!cursor.at('/')) cursor.mismatched("'/', PATH_SEGMENT");
  lexer.offset = cursor.token.start;
  while (lexer.text.charAt(lexer.offset) === '/' && !/[/*]/.test(lexer.text.charAt(lexer.offset + 1))) {
    lexer.offset += 1;
    segments.push(parseCapture(cursor) ?? parseLiteral(cursor));
  }
  cursor.resume();
  return segments;
}

function parseCapture({ lexer }: Cursor): PatternSegment | undefined {
  const start = lexer.offset;
  CAPTURE.lastIndex = start;
  const [text, name, stars] = CAPTURE.exec(lexer.text) ?? [];
  if (text === undefined || name === undefined) return undefined;
  lexer.offset = start + text.length;
  const nameStart = start + text.indexOf(name);
  const nameSpan = { start: nameStart, end: nameStart + name.length };
  return { kind: stars ? 'glob' : 'capture', name, nameSpan, start, end: lexer.offset };
}

function parseLiteral(cursor: Cursor): PatternSegment {
  const start = cursor.lexer.offset;
  const text = cursor.lexer.pathSegment();
  if (text !== undefined) return { kind: 'literal', text, start, end: cursor.lexer.offset };
  // What was meant for a capture is no block, so that reading can go on behind it.
  BROKEN_CAPTURE.lastIndex = start;
  cursor.lexer.offset += BROKEN_CAPTURE.exec(cursor.lexer.text)?.[0].length ?? 0;
  cursor.resume();
  const slash = { start: start - 1, end: start };
  return cursor.fail("Forward slash '/' found where identifier or binding expected.", slash);
}
