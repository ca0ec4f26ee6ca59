import { compile } from '../rules';
import type { Compilation, Issue, Ruleset, SourceFile } from '../rules/types';
import type { Log } from './log';

/** What judges the users of a project: a ruleset, no rules (everything is allowed), or rules that did not compile. */
export type ProjectRules = { kind: 'open' } | { kind: 'closed' } | { kind: 'ruleset'; ruleset: Ruleset };

/** The rules of each project, for all of its databases. */
export class RulesRegistry {
  private fallback: ProjectRules = { kind: 'open' };
  private readonly byProject = new Map<string, ProjectRules>();

  /** `log` receives what rules pass to `debug()`. */
  constructor(private readonly log: Log) {}

  for(project: string): ProjectRules {
    return this.byProject.get(project) ?? this.fallback;
  }

  /** Sets the rules of every project that loads none of its own. Rules with errors deny everything. */
  loadDefault(files: SourceFile[]): Issue[] {
    const { ruleset, issues } = this.compile(files);
    this.fallback = ruleset ? { kind: 'ruleset', ruleset } : { kind: 'closed' };
    return issues;
  }

  /** Replaces the rules of one project. Rules with errors are not taken, the former ones stay. */
  load(project: string, files: SourceFile[]): { loaded: boolean; issues: Issue[] } {
    const { ruleset, issues } = this.compile(files);
    if (ruleset) this.byProject.set(project, { kind: 'ruleset', ruleset });
    return { loaded: ruleset !== undefined, issues };
  }

  private compile(files: SourceFile[]): Compilation {
    return compile(files, { log: (text) => this.log.info(`debug: ${text}`) });
  }
}
