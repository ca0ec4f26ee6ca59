import { compile } from '../rules';
import type { Issue, Ruleset, SourceFile } from '../rules/types';

/** What judges the users of a project: a ruleset, no rules (everything is allowed), or rules that did not compile. */
export type ProjectRules = { kind: 'open' } | { kind: 'closed' } | { kind: 'ruleset'; ruleset: Ruleset };

const OPEN: ProjectRules = { kind: 'open' };

/** The rules of each project, for all of its databases. */
export class RulesRegistry {
  private fallback: SourceFile[] | undefined;
  private readonly byProject = new Map<string, ProjectRules>();
  /** The default rules, once for each project that uses them: each counts the coverage of its own requests. */
  private readonly fallbacks = new Map<string, ProjectRules>();

  for(project: string): ProjectRules {
    return this.byProject.get(project) ?? this.fallbacks.get(project) ?? this.makeFallback(project);
  }

  /** Sets the rules of every project that loads none of its own. Rules with errors deny everything. */
  loadDefault(files: SourceFile[]): Issue[] {
    this.fallback = files;
    this.fallbacks.clear();
    return compile(files).issues;
  }

  /** Replaces the rules of one project. Rules with errors are not taken, the former ones stay. */
  load(project: string, files: SourceFile[]): { loaded: boolean; issues: Issue[] } {
    const { ruleset, issues } = compile(files, { coverage: true });
    if (ruleset) this.byProject.set(project, { kind: 'ruleset', ruleset });
    return { loaded: ruleset !== undefined, issues };
  }

  private makeFallback(project: string): ProjectRules {
    if (!this.fallback) return OPEN;
    const { ruleset } = compile(this.fallback, { coverage: true });
    const rules: ProjectRules = ruleset ? { kind: 'ruleset', ruleset } : { kind: 'closed' };
    this.fallbacks.set(project, rules);
    return rules;
  }
}
