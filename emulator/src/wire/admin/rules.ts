import type { ServerResponse } from 'node:http';
import { StatusError } from '../../model';
import type { Issue, SourceFile } from '../../rules/types';
import type { Engine } from '../../service/engine';
import type { Log } from '../../service/log';
import { JsonFields, readString } from '../codec/json/fields';
import { answerError, answerJson } from '../http/answer';

/**
 * Loads rules for a project. Rules with errors leave the former ones in place; the CLI (`ignore_errors`) is told of
 * issues in a 200, others get a 400 whose message lists them.
 */
export function loadRules(engine: Engine, project: string, body: unknown, response: ServerResponse): void {
  const request = new JsonFields(body, 'SetSecurityRulesRequest', ['rules', 'ignoreErrors']);
  const files = request.optional('rules', readFiles);
  if (!files || files.length === 0) {
    throw new StatusError('INVALID_ARGUMENT', 'The request must bring rules: {"rules":{"files":[{"content":…}]}}.');
  }
  const { loaded, issues } = engine.rules.load(project, files);
  reportIssues(engine.log, issues);
  if (loaded || request.boolean('ignoreErrors')) {
    answerJson(response, JSON.stringify(issues.length > 0 ? { issues } : {}));
    return;
  }
  const errors = issues
    .filter((issue) => issue.severity === 'ERROR')
    .map(({ sourcePosition: { line, column }, description }) => `L${line}:${column} ${description}`);
  answerError(response, new StatusError('INVALID_ARGUMENT', ['Error compiling rules:', ...errors].join('\n')));
}

/** Says loudly what is wrong with rules: the CLI itself reports nothing. */
export function reportIssues(log: Log, issues: readonly Issue[]): void {
  for (const { severity, description, sourcePosition } of issues) {
    const line = `${sourcePosition.fileName}:${sourcePosition.line}:${sourcePosition.column} ${description}`;
    if (severity === 'ERROR') log.error(`security rules ${line}`);
    else log.info(`WARNING: security rules ${line}`);
  }
}

function readFiles(json: unknown): SourceFile[] {
  return new JsonFields(json, 'Source', ['files']).list('files', (element) => {
    const file = new JsonFields(element, 'File', ['name', 'content', 'fingerprint']);
    return { name: file.string('name') || 'security.rules', content: file.optional('content', readString) ?? '' };
  });
}
