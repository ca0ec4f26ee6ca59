import type { Lexer } from '../lexer/lexer';
import type { Token } from '../lexer/token';
import { SyntaxIssue, type Span } from '../syntax/source';

/** The token in hand and the way to the next one. Nothing behind the token in hand has been read yet. */
export class Cursor {
  token: Token;

  constructor(readonly lexer: Lexer) {
    this.token = lexer.next();
  }

  /** Moves on and returns the token that was in hand. */
  advance(): Token {
    const token = this.token;
    this.token = this.lexer.next();
    return token;
  }

  /** Goes on reading at the lexer's own offset, after a path was read there character by character. */
  resume(): void {
    this.token = this.lexer.next();
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
    this.fail(token.kind === 'end' ? 'Unexpected end of the file.' : `Unexpected '${token.text}'.`, token);
  }

  fail(message: string, { start, end }: Span): never {
    throw new SyntaxIssue(message, { start, end });
  }
}
