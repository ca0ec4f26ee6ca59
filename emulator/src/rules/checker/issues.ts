import type { SourceText, Span } from '../syntax/source';
import type { Issue } from '../types';

/** Collects what the checker finds. An error rejects the rules, a warning does not. */
export class Issues {
  readonly found: Issue[] = [];

  constructor(private readonly source: SourceText) {}

  error(description: string, span: Span): void {
    this.found.push(this.source.issue('ERROR', description, span));
  }

  warning(description: string, span: Span): void {
    this.found.push(this.source.issue('WARNING', description, span));
  }
}
