import { SyntaxIssue } from '../syntax/source';
import { readEscape, type QuotedContent } from './escapes';
import { KEYWORDS, PUNCTUATION, type Token } from './token';

const BLANKS = /(?:[\s\uFEFF]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /[0-9]+(\.[0-9]+)?/y;
const PLAIN_TEXT = /[^'"\\\n]+/y;
const PATH_SEGMENT = /[\p{L}\p{N}_.-]+|\([^()\s/]+\)/uy;
const INT_LIMIT = 2n ** 63n;

/**
 * Reads tokens on demand, because a slash is a division or the start of a path depending on where the parser stands.
 * `offset` is where the next token is looked for.
 */
export class Lexer {
  offset = 0;

  constructor(readonly text: string) {}

  next(): Token {
    const start = this.skipBlanks();
    if (start >= this.text.length) return { kind: 'end', text: '', start, end: start };
    const character = this.text.charAt(start);
    if (character === "'" || character === '"') return this.string(start);
    if (character === 'b' && /['"]/.test(this.text.charAt(start + 1))) return this.bytes(start);
    const word = this.take(WORD, start);
    if (word) return { kind: KEYWORDS.has(word) ? 'keyword' : 'name', text: word, start, end: this.offset };
    return this.number(start) ?? this.punctuation(start);
  }

  /** The path segment as written at `offset`, moving behind it; undefined when there is none. */
  pathSegment(): string | undefined {
    return this.take(PATH_SEGMENT, this.offset);
  }

  /** A slash, which `offset` stands behind, with the path segment that follows. */
  slashText(): string {
    PATH_SEGMENT.lastIndex = this.offset;
    return `/${PATH_SEGMENT.exec(this.text)?.[0] ?? ''}`;
  }

  private skipBlanks(): number {
    this.take(BLANKS, this.offset);
    if (this.text.startsWith('/*', this.offset)) {
      const span = { start: this.offset, end: this.text.length };
      throw new SyntaxIssue("Missing '*/' at the end of a comment.", span, true);
    }
    return this.offset;
  }

  private take(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.offset = at + found.length;
    return found || undefined;
  }

  private number(start: number): Token | undefined {
    const text = this.take(NUMBER, start);
    if (!text) return undefined;
    const span = { text, start, end: this.offset };
    if (text.includes('.')) return { kind: 'float', value: Number(text), ...span };
    const value = BigInt(text);
    if (value > INT_LIMIT) throw new SyntaxIssue(`The integer ${text} does not fit in 64 bits.`, span, true);
    return { kind: 'int', value: BigInt.asIntN(64, value), ...span };
  }

  private punctuation(start: number): Token {
    const text = PUNCTUATION.find((candidate) => this.text.startsWith(candidate, start));
    if (!text) {
      const character = String.fromCodePoint(this.text.codePointAt(start) ?? 0);
      throw new SyntaxIssue(`Unexpected '${character}'.`, { start, end: start + character.length }, true);
    }
    this.offset = start + text.length;
    return { kind: 'punctuation', text, start, end: this.offset };
  }

  private bytes(start: number): Token {
    const { value, text, end } = this.quoted(start + 1, 'bytes');
    return { kind: 'bytes', value: Buffer.from(value, 'latin1'), text: `b${text}`, start, end };
  }

  private string(start: number): Token {
    return { kind: 'string', start, ...this.quoted(start, 'string') };
  }

  /** What stands between quotes: text, or for bytes one character a byte. */
  private quoted(start: number, content: QuotedContent): { value: string; text: string; end: number } {
    const quote = this.text.charAt(start);
    let value = '';
    this.offset = start + 1;
    for (;;) {
      const plain = this.take(PLAIN_TEXT, this.offset) ?? '';
      value += content === 'bytes' ? Buffer.from(plain).toString('latin1') : plain;
      const character = this.text.charAt(this.offset);
      if (character === quote) break;
      if (character === '\\') value += this.escape(content);
      else if (character === '' || character === '\n') {
        throw new SyntaxIssue('Missing quote at the end of a string.', { start, end: this.offset }, true);
      } else {
        value += character;
        this.offset += 1;
      }
    }
    this.offset += 1;
    return { value, text: this.text.slice(start, this.offset), end: this.offset };
  }

  private escape(content: QuotedContent): string {
    const start = this.offset;
    const escape = readEscape(this.text, start, content);
    if (!escape) {
      const text = `\\${this.text.charAt(start + 1)}`;
      throw new SyntaxIssue(`Unexpected '${text}'.`, { start, end: start + text.length }, true);
    }
    this.offset = escape.end;
    return escape.value;
  }
}
