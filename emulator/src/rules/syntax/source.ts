import type { Issue, SourceFile, SourcePosition } from '../types';

/** A stretch of the source text: offsets of its first character and of the one behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One source file that knows the line and column of every offset. */
export class SourceText {
  readonly text: string;
  private readonly lineStarts: number[] = [0];

  constructor(private readonly file: SourceFile) {
    this.text = file.content;
    for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  get name(): string {
    return this.file.name;
  }

  position({ start, end }: Span): SourcePosition {
    const line = this.lineOf(start);
    return {
      fileName: this.file.name,
      line: line + 1,
      column: start - (this.lineStarts[line] ?? 0) + 1,
      currentOffset: start,
      endOffset: end,
    };
  }

  issue(severity: Issue['severity'], description: string, span: Span): Issue {
    return { severity, description, sourcePosition: this.position(span) };
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The first thing in a source text that is not rules language; ends lexing and parsing. */
export class SyntaxIssue extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
    this.name = 'SyntaxIssue';
  }
}
