import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';
import { runTool } from '../../bootstrap/run-tool.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Where to look for a browser, best first: as told by `CHROMIUM_PATH`, then on the PATH, then where macOS keeps it. */
export function candidates(env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const told = env['CHROMIUM_PATH'];
  return [...(told ? [told] : []), ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...MAC];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * An installed Chromium or Chrome; Debian's is installed when there is none and this is root.
 * @throws Problem saying what to install
 */
export async function findChromium(env: NodeJS.ProcessEnv, found = isExecutable): Promise<string> {
  const present = candidates(env).find(found);
  if (present !== undefined) return present;
  const missing = 'The browser tests need Chromium or Chrome, and none is installed.';
  const remedy = 'Install one (Debian, Ubuntu: "sudo apt-get install chromium"), or name it in CHROMIUM_PATH.';
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Problem(missing, remedy);
  const quiet = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runTool('apt-get', ['update'], quiet);
  const { output } = await runTool('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  const installed = candidates(env).find(found);
  if (installed === undefined) throw new Problem(missing, remedy, output);
  return installed;
}
