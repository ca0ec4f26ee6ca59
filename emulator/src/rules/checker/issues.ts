import type { SourceText, Span } from '../syntax/source';
import type { Issue } from '../types';

/** Collects what the checker finds. An error rejects the rules, a warning does not. */
export class Issues {
  private readonly found: Issue[] = [];

  constructor(private readonly source: SourceText) {}

  error(description: string, span: Span): void {
    this.found.push(this.source.issue('ERROR', description, span));
  }

  warning(description: string, span: Span): void {
    this.found.push(this.source.issue('WARNING', description, span));
  }

  /** In the order of the places that they are about. */
  inOrder(): Issue[] {
    return this.found.sort((a, b) => a.sourcePosition.currentOffset - b.sourcePosition.currentOffset);
  }
}
