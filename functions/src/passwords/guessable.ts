import { SERVICE_WORDS } from '@carecircle/domain';

/** Below this zxcvbn score (0 to 4) a password is among the first that anybody tries. */
const LEAST_SCORE = 2;
/** zxcvbn's time grows with the length; what lies beyond makes no password weaker. */
const LOOKED_AT = 100;

let estimator: ReturnType<typeof load> | undefined;

/**
 * Is it one of the passwords that are tried first: common, leaked, or made of the person's own name and address or the service's (SEC-08)? The list
 * is on board; nothing of a password leaves the machine.
 */
export async function isGuessable(password: string, ...about: string[]): Promise<boolean> {
  estimator ??= load();
  const own = about.flatMap((text) => [text, ...text.split(/[\s@.]+/)]).filter((word) => word.length > 2);
  return (await estimator).check(password.slice(0, LOOKED_AT), [...own, ...SERVICE_WORDS]).score < LEAST_SCORE;
}

async function load() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}
