import { paths } from '@carecircle/domain';
import type { Decide } from '../store/decide';

/** A confirmation is good for so long after the password was typed (SEC-04). */
export const CONFIRMATION_MS = 5 * 60_000;

/** The claims of a fresh sign-in that a person made to confirm that it is they who ask. */
export interface ProofClaims {
  uid: string;
  sid: string;
  /** Epoch milliseconds. */
  signedInAt: number;
}

export interface ConfirmationPorts {
  decide: Decide;
  /** Verifies an ID token; undefined when it is none of ours, expired or of a disabled account. */
  proofOf(idToken: string): Promise<ProofClaims | undefined>;
  now(): number;
}

/**
 * Takes a fresh sign-in of the same person as confirmation, once: its session ends with it.
 * @returns whether it was good
 */
export async function confirm(uid: string, idToken: string, { decide, proofOf, now }: ConfirmationPorts): Promise<boolean> {
  const proof = await proofOf(idToken);
  if (proof === undefined || proof.uid !== uid || proof.sid === '' || now() - proof.signedInAt > CONFIRMATION_MS) return false;
  return decide(paths.session(uid, proof.sid), (session) =>
    session === undefined || session['endedAt'] !== null
      ? { result: false }
      : { write: { ...session, endedAt: new Date(now()), endReason: 'CONFIRMATION' }, result: true },
  );
}
