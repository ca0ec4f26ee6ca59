import { SyntaxIssue } from '../syntax/source';
import type { Cursor } from './cursor';

/** More faults than this help nobody. */
const MAX_FAULTS = 20;

/** The words that begin a member of a block, where reading can begin anew. */
const MEMBER_WORDS: ReadonlySet<string> = new Set(['allow', 'match', 'function']);

/** Ends parsing when there is no way to go on. */
class ParsingStopped extends Error {}

/** Reads the whole of a text, noting its faults; undefined when it could not be read to its end. */
export function readWhole<Result>(faults: SyntaxIssue[], read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxIssue) faults.push(error);
    else if (!(error instanceof ParsingStopped)) throw error;
    return undefined;
  }
}

/** Notes faults of syntax and goes on with the next member of the block around each. */
export class Recovery {
  constructor(
    private readonly cursor: Cursor,
    private readonly faults: SyntaxIssue[],
  ) {}

  /** Notes a fault that does not keep the parser from going on. */
  report(fault: SyntaxIssue): void {
    this.faults.push(fault);
    if (this.faults.length >= MAX_FAULTS) throw new ParsingStopped();
  }

  /** Notes a fault behind which nothing can be understood. */
  stop(fault: SyntaxIssue): never {
    this.report(fault);
    throw new ParsingStopped();
  }

  /** Reads a member of a block; behind a fault, skips what is left of it. */
  member(read: () => void): void {
    const { braces, token } = this.cursor;
    try {
      read();
    } catch (error) {
      if (!(error instanceof SyntaxIssue)) throw error;
      this.report(error);
      if (error.isLexical) this.move(() => this.cursor.resumeBehind(error));
      else if (this.cursor.token === token) this.move(() => this.cursor.advance());
      this.skipMember(braces);
    }
  }

  private skipMember(braces: number): void {
    const { cursor } = this;
    for (;;) {
      if (cursor.token.kind === 'end') throw new ParsingStopped();
      const isOutside = cursor.braces === braces;
      if (isOutside && (cursor.at('}') || MEMBER_WORDS.has(cursor.token.text))) return;
      if (isOutside && braces === 0 && cursor.at('service')) return;
      const isEnd = isOutside && cursor.at(';');
      this.move(() => cursor.advance());
      if (isEnd) return;
    }
  }

  /** Moves on, also over text that is no token. */
  private move(step: () => void): void {
    let next = step;
    for (;;) {
      try {
        next();
        return;
      } catch (error) {
        if (!(error instanceof SyntaxIssue)) throw error;
        next = () => this.cursor.resumeBehind(error);
      }
    }
  }
}
