import { HttpsError, type FunctionsErrorCode } from 'firebase-functions/https';

/** Refusals that tell of somebody who tries what they may not, or too often; an invitation that is over is none of them. */
const TELLING: ReadonlySet<FunctionsErrorCode> = new Set(['unauthenticated', 'permission-denied', 'resource-exhausted', 'invalid-argument']);

/** Does what a call asks for, and notes whom it was refused (AUD-03). @param uid of the caller; undefined for strangers */
export async function noted<O>(uid: string | undefined, work: () => Promise<O>, note: (reason: string, uid: string) => void): Promise<O> {
  try {
    return await work();
  } catch (error) {
    // Refusals carry their reason as message; see `refusal`.
    if (error instanceof HttpsError && TELLING.has(error.code)) note(error.message, uid ?? '');
    throw error;
  }
}
