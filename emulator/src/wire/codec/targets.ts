import { StatusError } from '../../model';
import type { InvalidTarget, ListenTarget } from '../messages';

/** Reads a target whose id is known; what is wrong with it concerns nothing else on its stream. */
export function targetOrCause(targetId: number, read: () => ListenTarget): ListenTarget | InvalidTarget {
  try {
    return read();
  } catch (error) {
    if (error instanceof StatusError) return { targetId, cause: error };
    throw error;
  }
}
