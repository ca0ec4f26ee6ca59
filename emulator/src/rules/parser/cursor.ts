import type { Lexer } from '../lexer/lexer';
import type { Token } from '../lexer/token';
import { SyntaxIssue, type Span } from '../syntax/source';

/** The token in hand and the way to the next one. Nothing behind the token in hand has been read yet. */
export class Cursor {
  token: Token;
  /** How many braces stand open before the token in hand; those of match paths do not count. */
  braces = 0;

  constructor(readonly lexer: Lexer) {
    this.token = lexer.next();
  }

  /** Moves on and returns the token that was in hand. */
  advance(): Token {
    const { token } = this;
    if (token.text === '{') this.braces += 1;
    else if (token.text === '}') this.braces -= 1;
    this.token = this.lexer.next();
    return token;
  }

  /** Goes on reading at the lexer's own offset, after a path was read there character by character. */
  resume(): void {
    this.token = this.lexer.next();
  }

  /** Goes on behind text that is no token. */
  resumeBehind(fault: SyntaxIssue): void {
    this.lexer.offset = fault.span.end;
    this.resume();
  }

  /** Whether the token in hand is this mark or word. Strings carry their quotes and are never confused with one. */
  at(text: string): boolean {
    return this.token.text === text;
  }

  accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.advance();
    return true;
  }

  expect(text: string): Token {
    if (!this.at(text)) this.unexpected();
    return this.advance();
  }

  expectName(): Token {
    if (this.token.kind !== 'name') this.unexpected();
    return this.advance();
  }

  unexpected(token: Token = this.token): never {
    this.fail(`Unexpected '${nameOf(token)}'.`, token);
  }

  /** Like `unexpected`, where the language has few ways to go on. */
  mismatched(expected: string): never {
    this.fail(`mismatched input '${nameOf(this.token)}' expecting {${expected}}`, this.token);
  }

  /** The fault of a mark that was left out before the token in hand. */
  missing(mark: string): SyntaxIssue {
    return new SyntaxIssue(`missing '${mark}' at '${nameOf(this.token)}'`, this.token);
  }

  fail(message: string, { start, end }: Span): never {
    throw new SyntaxIssue(message, { start, end });
  }
}

function nameOf(token: Token): string {
  return token.kind === 'end' ? '<EOF>' : token.text;
}
