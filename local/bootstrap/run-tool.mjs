import { spawn } from 'node:child_process';

/** How much of a tool's output is kept for a failure message, in characters. */
const TAIL = 6_000;

/**
 * Runs a tool to its end with its output captured.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<{code: number, output: string}>} the exit code (127 when it could not be started) and the end of its output
 */
export function runTool(command, args, options = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (/** @type {Buffer} */ chunk) => (output = (output + chunk).slice(-TAIL));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const abort = () => {
      child.kill();
      process.exit(143);
    };
    process.once('SIGTERM', abort);
    const finish = (/** @type {number} */ code, /** @type {string} */ text) => {
      process.off('SIGTERM', abort);
      resolve({ code, output: text });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code) => finish(code ?? 1, output));
  });
}

/**
 * The npm that runs this script, driven by a given Node (npm's own path is known when npm started us).
 * @param {string} node path of the Node to run it with
 * @returns {{command: string, args: string[]}}
 */
export function npmOf(node) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') ? { command: node, args: [script] } : { command: 'npm', args: [] };
}
