import { Lexer } from '../lexer/lexer';
import type { SyntaxIssue } from '../syntax/source';
import type { RulesFile } from '../syntax/tree';
import { Cursor } from './cursor';
import { DeclarationParser } from './declarations';
import { ExpressionParser } from './expressions';
import { readWhole, Recovery } from './recovery';

/** Reads rules source text into its syntax tree, which is there unless something in the text is not rules language. */
export function parse(text: string): { tree?: RulesFile; faults: readonly SyntaxIssue[] } {
  const faults: SyntaxIssue[] = [];
  const tree = readWhole(faults, () => {
    const cursor = new Cursor(new Lexer(text));
    return new DeclarationParser(cursor, new ExpressionParser(cursor), new Recovery(cursor, faults)).file();
  });
  return tree && faults.length === 0 ? { tree, faults } : { faults };
}
