/** What quotes enclose: the text of a string, or the bytes of a bytes literal. */
export type QuotedContent = 'string' | 'bytes';

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NUMERIC = /\\(?:x([0-9a-fA-F]{2})|([0-3][0-7]{2})|u([0-9a-fA-F]{4}))/y;

/**
 * Reads the escape whose backslash stands at this offset; undefined when the language has none such. Bytes have no
 * `\uXXXX`, since that is a character and not a byte.
 */
export function readEscape(
  text: string,
  offset: number,
  content: QuotedContent,
): { value: string; end: number } | undefined {
  const simple = SIMPLE[text.charAt(offset + 1)];
  if (simple !== undefined) return { value: simple, end: offset + 2 };
  NUMERIC.lastIndex = offset;
  const [escape, hexadecimal, octal, unicode] = NUMERIC.exec(text) ?? [];
  if (escape === undefined || (unicode !== undefined && content === 'bytes')) return undefined;
  const code = octal === undefined ? parseInt(hexadecimal ?? unicode ?? '', 16) : parseInt(octal, 8);
  return { value: String.fromCharCode(code), end: offset + escape.length };
}
