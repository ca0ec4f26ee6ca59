import { fileURLToPath } from 'node:url';
import { Problem } from '../bootstrap/problem.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Runs a command of the project. Resolves to the process's exit code. @throws Problem for what the user can mend */
export async function run(command: string, args: readonly string[]): Promise<number> {
  switch (command) {
    case 'start':
      return (await import('./commands/start')).start(ROOT, args);
    case 'dev':
      return (await import('./commands/dev')).dev(ROOT, args);
    case 'test':
      return (await import('./test/test')).test(ROOT, args);
    case 'with-stack':
      return (await import('./commands/with-stack')).withStack(ROOT, args);
    case 'fuzz':
    case 'soak':
      return (await import('./commands/engine-script')).engineScript(ROOT, command, args);
    default:
      throw new Problem(`There is no command "${command}".`, 'Use "npm start", "npm run dev" or "npm test".');
  }
}
