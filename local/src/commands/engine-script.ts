import { spawn } from 'node:child_process';

/** What is run against the engine by hand, because it takes long. */
const SCRIPTS = { fuzz: 'emulator/tests/fuzz/main.ts', soak: 'emulator/tests/soak/main.ts' };

/** Runs one of the engine's long checks. Resolves to its exit code. */
export function engineScript(root: string, name: keyof typeof SCRIPTS, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPTS[name], ...args], { cwd: root, stdio: 'inherit' });
    process.once('SIGTERM', () => child.kill());
    // Ctrl-C reaches the child by itself.
    process.on('SIGINT', () => undefined);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
