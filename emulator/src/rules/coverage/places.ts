import type { SourceText, Span } from '../syntax/source';
import type { CoveragePosition } from './report';

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Places of a source text as reports tell them: in code points, with the last character in place of the one behind it. */
export class Places {
  /** Offsets of the characters that take two code units. */
  private readonly pairs: readonly number[];

  constructor(private readonly source: SourceText) {
    this.pairs = [...source.text.matchAll(PAIR)].map(({ index }) => index);
  }

  position(span: Span): CoveragePosition {
    const { fileName, line, column } = this.source.position(span);
    const currentOffset = this.codePoints(span.start);
    const lineStart = this.codePoints(span.start - column + 1);
    const position = { line, column: currentOffset - lineStart + 1, currentOffset, endOffset: this.codePoints(span.end) - 1 };
    return fileName === '' ? position : { fileName, ...position };
  }

  private codePoints(offset: number): number {
    return offset - this.pairs.filter((pair) => pair < offset).length;
  }
}
