import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Child } from '../stack/child';
import type { Warden } from '../stack/warden';
import type { Tally } from './tally';

/** One run of a test tool. */
export interface Tool {
  /** Shown, and the name of its log. */
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Where it writes its report and how that is read; a tool without one counts as a single test. */
  readonly report?: { readonly file: string; readonly read: (text: string) => Tally };
  /** Whether what it prints is worth a look even when all is well. */
  readonly isNews?: boolean;
  /** What can only run after it. */
  readonly then?: Tool;
}

export interface ToolRun {
  readonly tally: Tally;
  readonly seconds: number;
  /** What it printed. */
  readonly output: string;
}

const LIMIT = 20 * 60_000;

/** Runs a tool by Node to its end; after twenty minutes it is ended, as a failure. */
export async function runTestTool(tool: Tool, root: string, folder: string, warden: Warden): Promise<ToolRun> {
  const log = path.join(folder, 'logs', `${tool.name.replaceAll(/\W+/g, '-')}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  const started = performance.now();
  const child = new Child({
    command: process.execPath,
    args: tool.args,
    cwd: tool.cwd ?? root,
    env: { ...process.env, CI: 'true', FORCE_COLOR: '0', ...tool.env },
    log,
    onLine: () => undefined,
    warden,
  });
  const limit = setTimeout(() => {
    child.kill();
  }, LIMIT);
  const code = await child.exited;
  clearTimeout(limit);
  const seconds = (performance.now() - started) / 1_000;
  return { tally: tallyOf(tool, code), seconds, output: readFileSync(log, 'utf8') };
}

/** A tool that says all is well but ends with an error has failed, and so has one that leaves no report. */
function tallyOf({ report }: Tool, code: number): Tally {
  const ended = code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  if (report === undefined) return ended;
  if (!existsSync(report.file)) return { passed: 0, failed: 1, skipped: 0 };
  const tally = report.read(readFileSync(report.file, 'utf8'));
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
