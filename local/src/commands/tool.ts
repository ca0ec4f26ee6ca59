import { spawn } from 'node:child_process';
import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';

/** The command-line tools of other rooms, by the name that `package.json` gives them. */
const TOOLS: Readonly<Record<string, string>> = { 'audit:verify': 'functions/src/commands/audit-verify.ts' };

export const isTool = (name: string): boolean => name in TOOLS;

/** Runs a tool with the project's own Node. Resolves to its exit code. */
export function tool(root: string, name: string, args: readonly string[]): Promise<number> {
  const file = TOOLS[name];
  if (file === undefined) throw new Problem(`There is no tool "${name}".`, `Use one of ${Object.keys(TOOLS).join(', ')}.`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, file), ...args], { cwd: root, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
