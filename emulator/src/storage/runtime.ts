import { compile, type CoverageReport, type Issue, type Ruleset } from '../rules';
import { DocumentFetches } from './fetches';
import { asList, asObject, asString, type JsonObject } from './json';
import { formatLine } from './lines';
import { readVerification } from './verify';

interface Answer {
  errors?: string[];
  warnings?: string[];
  result?: object;
}

/** Keeps the loaded rulesets and answers the requests that come as lines, each by its id and when it is done. */
export class RulesRuntime {
  private readonly rulesets = new Map<string, Ruleset>();
  private readonly fetches: DocumentFetches;

  /** @param counts whether the rulesets count what their expressions evaluate to */
  constructor(
    private readonly write: (line: string) => void,
    private readonly counts = false,
  ) {
    this.fetches = new DocumentFetches((message) => write(formatLine(message)));
  }

  /** Tells that requests can be sent. */
  announce(): void {
    this.answer(-1, {});
  }

  /** What the expressions of each ruleset evaluated to, by its name; nothing where it is not counted. */
  coverage(): Map<string, CoverageReport> {
    const reports = new Map<string, CoverageReport>();
    for (const [name, ruleset] of this.rulesets) {
      const report = ruleset.coverage();
      if (report) reports.set(name, report);
    }
    return reports;
  }

  /** Takes one line: a request, or the answer to a fetch. A line without an id cannot be answered and is dropped. */
  receive(line: string): void {
    let message: JsonObject;
    try {
      message = asObject(JSON.parse(line), 'A request');
    } catch {
      return;
    }
    const { id, action } = message;
    if (typeof id !== 'number') return;
    if (action !== undefined) void this.serve(id, action, message['context']);
    else this.fetches.resolve(id, message);
  }

  private async serve(id: number, action: unknown, context: unknown): Promise<void> {
    try {
      this.answer(id, await this.perform(id, action, asObject(context, 'context')));
    } catch (error) {
      this.answer(id, { errors: [error instanceof Error ? error.message : String(error)] });
    }
  }

  private async perform(id: number, action: unknown, context: JsonObject): Promise<Answer> {
    switch (action) {
      case 'load_ruleset':
        return this.load(context);
      case 'verify':
        return this.verify(id, context);
      default:
        throw new Error(`The action '${String(action)}' is unknown.`);
    }
  }

  private load(context: JsonObject): Answer {
    const name = asString(context['rulesetName'], 'rulesetName');
    const files = asList(asObject(context['source'], 'source')['files'], 'files').map((file) => {
      const { name: fileName, content } = asObject(file, 'A file');
      return { name: asString(fileName, 'name'), content: asString(content, 'content') };
    });
    const log = (text: string): void => this.write(`debug: ${formatLine([text])}`);
    const { ruleset, issues } = compile(files, { log, coverage: this.counts });
    const textsOf = (severity: Issue['severity']): string[] =>
      issues.filter((issue) => issue.severity === severity).map(issueText);
    const found = { errors: textsOf('ERROR'), warnings: textsOf('WARNING') };
    if (!ruleset) return found;
    this.rulesets.set(name, ruleset);
    return { ...found, result: { rulesVersion: ruleset.version } };
  }

  private async verify(id: number, context: JsonObject): Promise<Answer> {
    const name = asString(context['rulesetName'], 'rulesetName');
    const ruleset = this.rulesets.get(name);
    if (!ruleset) throw new Error(`The ruleset '${name}' is not loaded.`);
    const verdict = await ruleset.evaluateStorage({
      ...readVerification(context),
      fetchDocument: (path) => this.fetches.fetch(id, path),
    });
    const warnings = verdict.allowed ? [] : [verdict.message.trim()];
    return { warnings, result: { permit: verdict.allowed } };
  }

  private answer(id: number, { errors = [], warnings = [], result = {} }: Answer): void {
    this.write(formatLine({ id, status: 'ok', errors, warnings, result }));
  }
}

/** In the form that the CLI turns into "description in file:line". */
function issueText({ description, sourcePosition }: Issue): string {
  return JSON.stringify({
    description_: description,
    sourcePosition_: { fileName_: sourcePosition.fileName, line_: sourcePosition.line },
  });
}
