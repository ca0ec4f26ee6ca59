import path from 'node:path';
import { readJestReport, readPlaywrightReport } from './tally';
import type { Tool } from './tool';

/** The kinds of tests, in the order in which they are named and asked for. */
export const KINDS = ['lint', 'types', 'unit', 'rules', 'integration', 'e2e'] as const;
export type Kind = (typeof KINDS)[number];

const PROJECTS_TO_CHECK = ['domain', 'emulator', 'functions', 'local', 'local/src/inbox/page', 'emulator/src/window/page', 'tests'];
const UNIT_PROJECTS = ['engine', 'functions', 'domain', 'local'];

export interface ToolBox {
  readonly root: string;
  /** Where reports go. */
  readonly folder: string;
  /** Hosts of the running stack, for those kinds that need one. */
  readonly environment?: Readonly<Record<string, string>>;
}

const bin = (root: string, file: string): string => path.join(root, 'node_modules', file);

/** The tools of a kind, the slowest first. */
export function toolsOf(kind: Kind, box: ToolBox): Tool[] {
  const { root, environment = {} } = box;
  switch (kind) {
    case 'lint':
      return [{ name: 'lint', args: [bin(root, 'eslint/bin/eslint.js'), '.', '--max-warnings', '0'] }];
    case 'types':
      return [
        { name: 'types web', args: [bin(root, '@angular/compiler-cli/bundles/src/bin/ngc.js'), '-p', 'tsconfig.spec.json', '--noEmit'], cwd: path.join(root, 'web') },
        ...PROJECTS_TO_CHECK.map((project) => ({ name: `types ${project}`, args: [bin(root, 'typescript/bin/tsc'), '-p', project] })),
      ];
    case 'unit':
      return [...UNIT_PROJECTS.map((project) => jest(project, `unit ${project}`, box)), webUnit(box)];
    case 'rules':
      return [rules(box)];
    case 'integration':
      return [{ ...jest('integration', 'integration', box), env: environment }];
    case 'e2e':
      return [browser(box)];
  }
}

function jest(project: string, name: string, { root, folder }: ToolBox): Tool {
  const file = path.join(folder, `${project}.json`);
  const args = [bin(root, 'jest/bin/jest.js'), '--selectProjects', project, '--maxWorkers', '1', '--json', '--outputFile', file];
  return { name, args, report: { file, read: readJestReport } };
}

/** The rules tests, then whether every condition that allows something was both true and false in them. */
function rules(box: ToolBox): Tool {
  const { root, folder, environment } = box;
  const reports = path.join(folder, 'rules-coverage');
  const gate = (name: string, file: string, where: string): Tool => ({
    name,
    args: [path.join(root, 'emulator/bin/engine.mjs'), 'coverage', file, where],
    isNews: true,
  });
  const then = {
    ...gate('rules coverage', 'firestore.rules', reports),
    then: gate('storage rules coverage', 'storage.rules', path.join(reports, 'storage')),
  };
  return { ...jest('rules', 'rules', box), env: { ...environment, RULES_COVERAGE: reports }, then };
}

function webUnit({ root, folder }: ToolBox): Tool {
  const file = path.join(folder, 'web.json');
  return {
    name: 'unit web',
    args: [bin(root, '@angular/cli/bin/ng.js'), 'test', '--no-watch', '--reporters', 'json', '--reporters', 'default', '--output-file', file],
    cwd: path.join(root, 'web'),
    env: { NG_CLI_ANALYTICS: 'false' },
    report: { file, read: readJestReport },
  };
}

function browser({ root, folder, environment }: ToolBox): Tool {
  const file = path.join(folder, 'e2e.json');
  return {
    name: 'e2e',
    args: [bin(root, '@playwright/test/cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter', 'list,json'],
    env: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    report: { file, read: readPlaywrightReport },
  };
}
