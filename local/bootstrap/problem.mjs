/** A failure that the user can do something about: `message` says what is wrong, `remedy` what to do. No stack is shown. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong, in one sentence
   * @param {string} remedy what to do about it
   * @param {string} [details] a tool's own output, shown in between
   */
  constructor(message, remedy, details = '') {
    super(message);
    this.name = 'Problem';
    this.remedy = remedy;
    this.details = details.trim();
  }
}

/**
 * The text shown for a failure: a Problem as its two sentences, anything unexpected with its stack.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (!(error instanceof Problem)) return `\n✗ ${error instanceof Error ? error.stack : String(error)}\n`;
  const details = error.details ? `\n${error.details.replace(/^/gm, '    ')}\n` : '';
  return `\n✗ ${error.message}\n${details}  → ${error.remedy}\n`;
}
