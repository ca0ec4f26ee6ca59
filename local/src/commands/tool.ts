import { spawn } from 'node:child_process';

/** The command-line tools of other rooms, by the name that `package.json` gives them. */
const TOOLS: Readonly<Record<string, string>> = {
  'audit:verify': 'functions/src/commands/audit-verify.ts',
  operator: 'functions/src/commands/operator.ts',
  fuzz: 'emulator/tests/fuzz/main.ts',
  soak: 'emulator/tests/soak/main.ts',
};

/** The source file of a tool; undefined where there is none of that name. */
export const toolNamed = (name: string): string | undefined => TOOLS[name];

/** Runs a tool with the project's own Node. Resolves to its exit code. */
export function runTool(root: string, file: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root, stdio: 'inherit' });
    process.once('SIGTERM', () => child.kill());
    // Ctrl-C reaches the child by itself.
    process.on('SIGINT', () => undefined);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
