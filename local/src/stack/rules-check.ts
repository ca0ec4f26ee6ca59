import path from 'node:path';
import { Problem } from '../../bootstrap/problem.mjs';
import { runTool } from '../../bootstrap/run-tool.mjs';

const RULES = ['firestore.rules', 'storage.rules'];

/**
 * Lets the engine compile the rules before anything starts: with broken rules the emulators would come up and refuse
 * everything. Google's own engine says so itself.
 * @throws Problem with file, line and column of each error
 */
export async function requireSoundRules(root: string, engine: 'own' | 'official'): Promise<void> {
  if (engine === 'official') return;
  for (const rules of RULES) {
    const { code, output } = await runTool(process.execPath, [path.join(root, 'emulator/dist/engine.mjs'), 'check', rules], { cwd: root });
    if (code !== 0) throw new Problem(`${rules} does not compile.`, 'Mend the place named above, then run the same command again.', output);
  }
}
