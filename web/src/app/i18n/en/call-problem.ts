/** Why a function refused, and what to do; one sentence for each of the domain's `CALL_PROBLEMS`. */
export const callProblem = {
  FAILED: 'That did not work. Please check your connection and try again.',
  INVALID_INPUT: 'Please check what you entered.',
  NOT_ALLOWED: 'Your role does not allow this.',
  NOT_FOUND: 'This is no longer there.',
  SIGN_IN_FIRST: 'Please sign in first.',
  TOO_MANY_ATTEMPTS: 'That was often enough for now. Please try again later.',
  VERIFY_EMAIL_FIRST: 'Please confirm your e-mail address first.',
};
