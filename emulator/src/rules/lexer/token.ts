import type { Span } from '../syntax/source';

/** `text` is the token as written; `end` stands behind the last token. */
export type Token = Span & { text: string } & (
    | { kind: 'name' | 'keyword' | 'punctuation' | 'end' }
    | { kind: 'int'; value: bigint }
    | { kind: 'float'; value: number }
    | { kind: 'string'; value: string }
    | { kind: 'bytes'; value: Uint8Array }
  );

/** Words that can name nothing. The words that begin a statement are names elsewhere: `resource.data.service`. */
export const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in', 'is', 'if', 'return', 'let']);

/** Longest first, so that `<=` is not read as `<` and `=`. */
export const PUNCTUATION = [
  ...['==', '!=', '<=', '>=', '&&', '||', '**'],
  ...['{', '}', '(', ')', '[', ']', ',', ';', ':', '.', '?', '=', '!', '<', '>', '+', '-', '*', '/', '%', '$'],
] as const;
