import { watch } from 'node:fs';
import path from 'node:path';
import { explain, Problem } from '../../bootstrap/problem.mjs';
import { step } from '../../bootstrap/progress.mjs';
import { Child } from '../stack/child';
import { plain } from '../stack/cli-output';
import type { CliEvent } from '../stack/cli-output';
import { LOOPBACK } from '../stack/names';
import { DEFAULT_PORTS, requireFreePort } from '../stack/ports';
import { requireSoundRules } from '../stack/rules-check';
import { forget, Stack } from '../stack/stack';
import { Warden } from '../stack/warden';
import { Lifetime } from './lifetime';
import { parseStartOptions } from './options';
import { endedByItself, seed } from './start';
import { watchFunctions } from './watch-functions';
import { dataUrlOf, welcome } from './welcome';

const WEB_PORT = 4200;
const STOP_GRACE = 5_000;

/**
 * `npm run dev`: the stack with live reload. The web app comes from Angular's development server, the functions are bundled
 * again at every change, and the Firebase CLI loads changed rules by itself.
 */
export async function dev(root: string, args: readonly string[]): Promise<number> {
  const { fresh, engine } = parseStartOptions(args);
  const folder = path.join(root, '.data', 'demo');
  const appUrl = `http://${LOOPBACK}:${WEB_PORT}`;
  const print = (text: string): void => void process.stdout.write(text);
  const warden = new Warden();
  const lifetime = new Lifetime(warden, print);
  const children: Child[] = [];
  try {
    await requireFreePort('web', WEB_PORT);
    if (fresh) forget(folder);
    const onEvent = (event: CliEvent): void => {
      print(describe(event));
    };
    const stack = await step('Start the emulators, the clock and the inbox', () =>
      Stack.start({ root, folder, ports: DEFAULT_PORTS, engine, keepData: true, appUrl, warden, onEvent }),
    );
    try {
      await seed(stack.environment);
      children.push(watchFunctions({ root, folder, hubPort: DEFAULT_PORTS.hub, warden, print }));
      const web = await step('Build the web app', () => serveWeb(root, folder, warden, print));
      children.push(web);
      const rules = watchRules(root, engine, print);
      print(
        welcome({
          appUrl,
          inboxUrl: stack.environment['INBOX_URL'] ?? '',
          dataUrl: dataUrlOf(engine, stack.environment),
          seconds: process.uptime(),
          resumed: stack.resumed,
        }),
      );
      print('  Changes to web/, functions/, domain/ and the rules are live.\n\n');
      const ended = await Promise.race([lifetime.running(), stack.exited]);
      rules.close();
      if (ended !== undefined) throw endedByItself(ended, folder);
    } finally {
      await Promise.all(children.map((child) => child.stop(STOP_GRACE)));
      await stack.stop();
    }
    print('Stopped. Everything is saved.\n');
    return 0;
  } finally {
    warden.dismiss();
  }
}

function describe(event: CliEvent): string {
  switch (event.kind) {
    case 'functions-loaded':
      return '✓ Functions loaded\n';
    case 'functions-broken':
      return `✗ The functions cannot be loaded: ${event.reason}\n  → The former ones go on working; mend functions/src.\n`;
    default:
      return '';
  }
}

/** Resolves when Angular's server answers, or its first build has failed. */
async function serveWeb(root: string, folder: string, warden: Warden, print: (text: string) => void): Promise<Child> {
  let settle: () => void = () => undefined;
  const built = new Promise<void>((resolve) => (settle = resolve));
  const child = new Child({
    command: process.execPath,
    args: [path.join(root, 'node_modules/@angular/cli/bin/ng.js'), 'serve', '--host', LOOPBACK, '--port', String(WEB_PORT)],
    cwd: path.join(root, 'web'),
    env: { ...process.env, CI: 'true', NG_CLI_ANALYTICS: 'false' },
    log: path.join(folder, 'logs', 'web.log'),
    onLine: (line) => {
      const text = plain(line);
      if (/ERROR|✘|WARNING/.test(text)) print(`web: ${line}\n`);
      if (/bundle generation (complete|failed)/.test(text)) print(`web: ${text}\n`);
      if (/Local:|bundle generation failed/.test(text)) settle();
    },
    warden,
  });
  await Promise.race([built, child.exited]);
  return child;
}

/** Says whether changed rules compile: the CLI loads them by itself, but calls broken ones updated, too. */
function watchRules(root: string, engine: 'own' | 'official', print: (text: string) => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  return watch(root, (_event, file) => {
    if (!file?.endsWith('.rules')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      requireSoundRules(root, engine).then(
        () => { print(`✓ ${file} loaded\n`); },
        (error: unknown) => {
          print(explain(error instanceof Problem ? new Problem(error.message, 'The former rules go on working until you save it again.', error.details) : error));
        },
      );
    }, 300);
  });
}
