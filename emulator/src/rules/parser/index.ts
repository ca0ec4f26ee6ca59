import { Lexer } from '../lexer/lexer';
import type { RulesFile } from '../syntax/tree';
import { Cursor } from './cursor';
import { DeclarationParser } from './declarations';
import { ExpressionParser } from './expressions';

/** Reads rules source text into its syntax tree; throws a SyntaxIssue at the first fault. */
export function parse(text: string): RulesFile {
  const cursor = new Cursor(new Lexer(text));
  return new DeclarationParser(cursor, new ExpressionParser(cursor)).file();
}
