import { spawn } from 'node:child_process';
import { Problem } from '../../bootstrap/problem.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { freePorts } from '../stack/ports';
import { forget, Stack } from '../stack/stack';
import { throwAwayFolder } from '../stack/throw-away';
import { Warden } from '../stack/warden';
import { findChromium } from '../test/chromium';
import { Lifetime } from './lifetime';

/**
 * `npm run with-stack -- COMMAND …`: runs a command beside a throw-away stack on free ports, whose addresses it finds in its
 * environment. Resolves to the command's exit code.
 */
export async function withStack(root: string, args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined) throw new Problem('There is no command to run.', 'Name one: "npm run with-stack -- npx jest --selectProjects integration".');
  const folder = throwAwayFolder(root, 'stack');
  const warden = new Warden();
  void new Lifetime(warden, (text) => void process.stdout.write(text));
  try {
    const stack = await step('Start a stack', async () =>
      Stack.start({ root, folder, ports: await freePorts(), engine: 'own', keepData: false, warden }),
    );
    const chromium = await findChromium(process.env).catch(() => '');
    try {
      return await runBeside({ ...process.env, ...stack.environment, CHROMIUM_PATH: chromium }, command, rest);
    } finally {
      await stack.stop();
    }
  } finally {
    warden.dismiss();
    forget(folder);
  }
}

function runBeside(env: NodeJS.ProcessEnv, command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    child.once('error', () => {
      reject(new Problem(`"${command}" could not be started.`, 'Check its name.'));
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
