import type { Issue, SourceFile, SourcePosition } from '../types';

/** A stretch of the source text: offsets of its first character and of the one behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const PAIR = /[\u{10000}-\u{10FFFF}]/gu;

/** One source file that knows the line and column of every offset. */
export class SourceText {
  readonly text: string;
  private readonly lineStarts: number[] = [0];
  /** Where the characters stand that are two units of the text, but one for people. */
  private readonly pairs: readonly number[];

  constructor(private readonly file: SourceFile) {
    this.text = file.content;
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
    this.pairs = Array.from(this.text.matchAll(PAIR), ({ index }) => index);
  }

  /** As in the vendor's interfaces: in characters, and `endOffset` is that of the last one. */
  position({ start, end }: Span): SourcePosition {
    const line = countBelow(this.lineStarts, start + 1);
    const lineStart = this.lineStarts[line - 1] ?? 0;
    const currentOffset = this.charactersBefore(start);
    return {
      fileName: this.file.name,
      line,
      column: currentOffset - this.charactersBefore(lineStart) + 1,
      currentOffset,
      endOffset: this.charactersBefore(end) - 1,
    };
  }

  issue(severity: Issue['severity'], description: string, span: Span): Issue {
    return { severity, description, sourcePosition: this.position(span) };
  }

  private charactersBefore(offset: number): number {
    return offset - countBelow(this.pairs, offset);
  }
}

/** How many of these numbers, which ascend, are smaller. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Something in a source text that is not rules language. */
export class SyntaxIssue extends Error {
  constructor(
    message: string,
    readonly span: Span,
    /** Whether the text at this place is no token at all. */
    readonly isLexical = false,
  ) {
    super(message);
    this.name = 'SyntaxIssue';
  }
}
