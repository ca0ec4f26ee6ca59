import { setTimeout as wait } from 'node:timers/promises';

const LIMIT_MS = 120_000;
const PAUSE_MS = 100;

/** Asks again until the answer satisfies the checks in `check`; the last failure is what the test shows. */
export async function eventually<T>(
  ask: () => Promise<T>,
  check: (answer: T) => void,
  { limitMs = LIMIT_MS, pauseMs = PAUSE_MS } = {},
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    try {
      check(answer);
      return answer;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await wait(pauseMs);
  }
}
