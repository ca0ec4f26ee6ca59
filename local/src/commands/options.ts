import { Problem } from '../../bootstrap/problem.mjs';

export interface StartOptions {
  /** Drop the saved data and begin anew. */
  readonly fresh: boolean;
  /** Whose Firestore and Storage rules engines run. */
  readonly engine: 'own' | 'official';
}

const KNOWN = ['--fresh', '--official'];

/** Reads the options of `start` and `dev`. @throws Problem naming one that does not exist */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const unknown = args.find((arg) => !KNOWN.includes(arg));
  if (unknown !== undefined) throw new Problem(`There is no option "${unknown}".`, `Known are ${KNOWN.join(' and ')}.`);
  return { fresh: args.includes('--fresh'), engine: args.includes('--official') ? 'official' : 'own' };
}
