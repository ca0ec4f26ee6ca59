import type { CallProblem, CallProblemDetails } from '@carecircle/domain';
import { HttpsError, type FunctionsErrorCode } from 'firebase-functions/https';

const CODES: Record<CallProblem, FunctionsErrorCode> = {
  SIGN_IN_FIRST: 'unauthenticated',
  VERIFY_EMAIL_FIRST: 'permission-denied',
  INVALID_INPUT: 'invalid-argument',
  NOT_ALLOWED: 'permission-denied',
  NOT_FOUND: 'not-found',
  TOO_MANY_ATTEMPTS: 'resource-exhausted',
  ALREADY_MEMBER: 'already-exists',
  ALREADY_INVITED: 'already-exists',
  FAMILY_FULL: 'failed-precondition',
  TOO_MANY_FAMILIES: 'failed-precondition',
  WRONG_ADDRESS: 'permission-denied',
  INVITATION_EXPIRED: 'failed-precondition',
  INVITATION_CLOSED: 'failed-precondition',
  SECOND_STEP_FIRST: 'permission-denied',
  SIGN_IN_AGAIN: 'unauthenticated',
  ADMIN_CAN_ACT: 'failed-precondition',
  NOTHING_TO_DO: 'failed-precondition',
};

/** The error that tells a client why it was refused: a code of the protocol, and the reason that its texts are found by. */
export function refusal(reason: CallProblem, more: Omit<CallProblemDetails, 'reason'> = {}): HttpsError {
  const details: CallProblemDetails = { reason, ...more };
  return new HttpsError(CODES[reason], reason, details);
}
