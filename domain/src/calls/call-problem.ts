/** Why a callable function refuses. The texts live in the catalogues of the interface, under `callProblem`. */
export const CALL_PROBLEMS = [
  'SIGN_IN_FIRST',
  'VERIFY_EMAIL_FIRST',
  'INVALID_INPUT',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'TOO_MANY_ATTEMPTS',
  'ALREADY_MEMBER',
  'ALREADY_INVITED',
  'FAMILY_FULL',
  'TOO_MANY_FAMILIES',
  'WRONG_ADDRESS',
  'INVITATION_EXPIRED',
  'INVITATION_CLOSED',
  'SIGN_IN_AGAIN',
  'SECOND_STEP_FIRST',
  'ADMIN_CAN_ACT',
  'NOTHING_TO_DO',
] as const;
export type CallProblem = (typeof CALL_PROBLEMS)[number];

/** What a refusal carries besides its reason. */
export interface CallProblemDetails {
  reason: CallProblem;
  /** For `INVALID_INPUT`: field name → key of the message, as `fieldErrors` gives them. */
  fields?: Record<string, string>;
  /** For `TOO_MANY_ATTEMPTS`: when to try again. */
  retryAfterSeconds?: number;
}

const isProblem = (reason: unknown): reason is CallProblem => (CALL_PROBLEMS as readonly unknown[]).includes(reason);

/** Reads a refusal off the `details` of a callable's error; null when the error is of another kind. */
export function callProblem(details: unknown): CallProblemDetails | null {
  if (typeof details !== 'object' || details === null || !('reason' in details) || !isProblem(details.reason)) return null;
  return details as CallProblemDetails;
}
