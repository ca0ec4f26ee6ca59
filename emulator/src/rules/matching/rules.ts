import type { ExpressionCompiler } from '../evaluator/compiler';
import type { Evaluate } from '../evaluator/run';
import { Scope } from '../syntax/scope';
import type { SourceText } from '../syntax/source';
import type { AllowStatement, MatchBlock, PatternSegment, RulesFile } from '../syntax/tree';
import type { Method, SourcePosition } from '../types';
import type { Result } from '../values';
import { Pattern, type PathToken } from './pattern';

/** A compiled allow statement. */
export interface Allow {
  readonly methods: ReadonlySet<Method>;
  readonly position: SourcePosition;
  readonly statement: AllowStatement;
  /** Absent: always allows. */
  readonly condition?: Evaluate;
}

/** An allow statement whose match block matches a path, with what the block captured. */
export interface Candidate {
  readonly allow: Allow;
  readonly captures: readonly Result[];
}

/** The allow statements of a ruleset in source order, each with the full pattern of its match block. */
export class RuleIndex {
  private readonly blocks: { pattern: Pattern; allows: Allow[] }[] = [];

  constructor(
    private readonly tree: RulesFile,
    private readonly source: SourceText,
    private readonly compiler: ExpressionCompiler,
  ) {
    const file = new Scope(undefined, tree.functions);
    const service = new Scope(file, tree.service.functions);
    for (const block of tree.service.matches) this.add(block, [], service);
  }

  /** The statements that can allow any one of these methods on the path. */
  candidates(path: readonly PathToken[], methods: readonly Method[]): Candidate[] {
    const found: Candidate[] = [];
    for (const { pattern, allows } of this.blocks) {
      const captures = pattern.match(path);
      if (!captures) continue;
      for (const allow of allows) {
        if (methods.every((method) => allow.methods.has(method))) found.push({ allow, captures });
      }
    }
    return found;
  }

  private add(block: MatchBlock, outer: readonly PatternSegment[], parent: Scope): void {
    const segments = [...outer, ...block.pattern];
    const scope = Scope.ofMatch(parent, block.pattern, block.functions);
    const allows = block.allows.map((statement) => this.compile(statement, scope));
    if (allows.length > 0) this.blocks.push({ pattern: new Pattern(segments, this.tree.version), allows });
    for (const inner of block.matches) this.add(inner, segments, scope);
  }

  private compile(statement: AllowStatement, scope: Scope): Allow {
    const { methods, condition } = statement;
    const allow = { methods, statement, position: this.source.position(statement) };
    return condition ? { ...allow, condition: this.compiler.condition(condition, scope) } : allow;
  }
}
