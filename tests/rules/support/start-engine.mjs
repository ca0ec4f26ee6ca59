import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ENGINE = join(import.meta.dirname, '../../../emulator/bin/engine.mjs');
const READY = /ready at http:\/\/([^ ]+)/;

/** Starts an engine for the rules tests, unless one runs already; every worker finds it by FIRESTORE_EMULATOR_HOST. */
export default async function startEngine() {
  if (process.env.FIRESTORE_EMULATOR_HOST) return;
  const engine = spawn(process.execPath, [ENGINE, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.env.FIRESTORE_EMULATOR_HOST = await readyAddress(engine);
  engine.stdout.resume();
  globalThis.stopRulesEngine = () =>
    new Promise((resolve) => {
      engine.once('exit', resolve);
      engine.kill('SIGTERM');
    });
}

function readyAddress(engine) {
  return new Promise((resolve, reject) => {
    engine.once('error', reject);
    engine.once('exit', (code) =>
      reject(new Error(`The engine for the rules tests ended at once (exit code ${code}).`)),
    );
    createInterface({ input: engine.stdout }).on('line', (line) => {
      const address = READY.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
}
