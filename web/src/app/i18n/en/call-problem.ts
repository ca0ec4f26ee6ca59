/** Why a function refused, and what to do; one sentence for each of the domain's `CALL_PROBLEMS`. */
export const callProblem = {
  ALREADY_INVITED: 'This person is invited already. You can send it again from the list.',
  ALREADY_MEMBER: 'This person is in the family already.',
  FAMILY_FULL: 'This family has as many people as it can.',
  INVITATION_CLOSED: 'This invitation was used or cancelled.',
  INVITATION_EXPIRED: 'This invitation has ended. Ask for a new one.',
  TOO_MANY_FAMILIES: 'You are in as many families as one person can be.',
  WRONG_ADDRESS: 'This invitation is for another e-mail address.',
  FAILED: 'That did not work. Please check your connection and try again.',
  INVALID_INPUT: 'Please check what you entered.',
  NOT_ALLOWED: 'Your role does not allow this.',
  NOT_FOUND: 'This is no longer there.',
  SIGN_IN_FIRST: 'Please sign in first.',
  TOO_MANY_ATTEMPTS: 'That was often enough for now. Please try again later.',
  VERIFY_EMAIL_FIRST: 'Please confirm your e-mail address first.',
};
