const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Runs one step of the set-up and shows it: a spinner on a terminal, afterwards one calm line with its seconds.
 * @template T
 * @param {string} title what is being done, e.g. "Install dependencies"
 * @param {(note: (text: string) => void) => Promise<T>} work gets a function that shows a short remark beside the spinner
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(title, work, out = process.stdout) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  let remark = '';
  let frame = 0;
  const paint = () => out.write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${title} ${remark}`.slice(0, out.columns ?? 100));
  const spinner = out.isTTY ? setInterval(paint, 100) : undefined;
  const finish = (/** @type {string} */ mark) => {
    clearInterval(spinner);
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${mark} ${title} (${seconds()})\n`);
  };
  if (!out.isTTY) out.write(`… ${title}\n`);
  try {
    const result = await work((text) => (remark = text));
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}
