import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { DEFAULT_PORTS } from '../stack/ports';
import { forget, Stack } from '../stack/stack';
import { Warden } from '../stack/warden';
import { demoTimeZone } from './demo-time-zone';
import { Lifetime } from './lifetime';
import { parseStartOptions } from './options';
import { dataUrlOf, welcome } from './welcome';

/** `npm start`: the whole stack with the demo family, until Ctrl-C. Resolves to the exit code. */
export async function start(root: string, args: readonly string[]): Promise<number> {
  const { fresh, engine } = parseStartOptions(args);
  const folder = path.join(root, '.data', 'demo');
  const print = (text: string): void => void process.stdout.write(text);
  const warden = new Warden();
  const lifetime = new Lifetime(warden, print);
  try {
    if (fresh) forget(folder);
    const stack = await step('Start the emulators, the clock and the inbox', () =>
      Stack.start({ root, folder, ports: DEFAULT_PORTS, engine, keepData: true, warden }),
    );
    const { environment, resumed } = stack;
    try {
      await seed(environment);
      print(
        welcome({
          appUrl: environment['APP_URL'] ?? '',
          inboxUrl: environment['INBOX_URL'] ?? '',
          dataUrl: dataUrlOf(engine, environment),
          seconds: process.uptime(),
          resumed,
        }),
      );
      const ended = await Promise.race([lifetime.running(), stack.exited]);
      if (ended !== undefined) throw endedByItself(ended, folder);
    } finally {
      await stack.stop();
    }
    print('Stopped. Everything is saved.\n');
    return 0;
  } finally {
    warden.dismiss();
  }
}

/** Fills an empty stack with the demo. */
export async function seed(environment: Record<string, string>): Promise<void> {
  const { seedDemo } = await import('../seed/seed');
  await step('Look after the demo family', () => seedDemo({ environment }, { nowMs: Date.now(), timeZone: demoTimeZone() }));
}

export function endedByItself(code: number, folder: string): Problem {
  return new Problem(
    `The Firebase emulators ended by themselves (exit code ${code}).`,
    `Look at the end of ${path.join(folder, 'logs', 'firebase.log')}, then run the same command again.`,
  );
}
