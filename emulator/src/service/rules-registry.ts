import { compile } from '../rules';
import type { Compilation, Issue, Ruleset, SourceFile } from '../rules/types';
import type { Log } from './log';

/** What judges the users of a project: a ruleset, no rules (everything is allowed), or rules that did not compile. */
export type ProjectRules = { kind: 'open' } | { kind: 'closed' } | { kind: 'ruleset'; ruleset: Ruleset };

const OPEN: ProjectRules = { kind: 'open' };

/** More projects than this with the default rules push out the one that was used longest ago, and its coverage. */
export const MAX_FALLBACKS = 100;

/** The rules of each project, for all of its databases. */
export class RulesRegistry {
  private fallback: SourceFile[] | undefined;
  private readonly byProject = new Map<string, ProjectRules>();
  /** The default rules, once for each project that uses them: each counts the coverage of its own requests. */
  private readonly fallbacks = new Map<string, ProjectRules>();

  /** `log` receives what rules pass to `debug()`. */
  constructor(private readonly log: Log) {}

  for(project: string): ProjectRules {
    return this.byProject.get(project) ?? this.fallbackFor(project);
  }

  /** Sets the rules of every project that loads none of its own. Rules with errors deny everything. */
  loadDefault(files: SourceFile[]): Issue[] {
    this.fallback = files;
    this.fallbacks.clear();
    return this.compile(files).issues;
  }

  /** Replaces the rules of one project. Rules with errors are not taken, the former ones stay. */
  load(project: string, files: SourceFile[]): { loaded: boolean; issues: Issue[] } {
    const { ruleset, issues } = this.compile(files);
    if (ruleset) this.byProject.set(project, { kind: 'ruleset', ruleset });
    return { loaded: ruleset !== undefined, issues };
  }

  private fallbackFor(project: string): ProjectRules {
    if (!this.fallback) return OPEN;
    let rules = this.fallbacks.get(project);
    if (rules) this.fallbacks.delete(project);
    else rules = this.makeFallback(this.fallback);
    this.fallbacks.set(project, rules);
    const [oldest] = this.fallbacks.keys();
    if (oldest !== undefined && this.fallbacks.size > MAX_FALLBACKS) this.fallbacks.delete(oldest);
    return rules;
  }

  private makeFallback(files: SourceFile[]): ProjectRules {
    const { ruleset } = this.compile(files);
    return ruleset ? { kind: 'ruleset', ruleset } : { kind: 'closed' };
  }

  private compile(files: SourceFile[]): Compilation {
    return compile(files, { coverage: true, log: (text) => this.log.info(`debug: ${text}`) });
  }
}
