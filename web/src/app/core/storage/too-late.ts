/** Rejects after some time; for races with what may never answer. */
export function tooLate(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`No answer after ${ms} ms.`)), ms));
}
