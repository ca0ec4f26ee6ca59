import type { Auth, MultiFactorError, User } from 'firebase/auth';
import { getMultiFactorResolver, TotpMultiFactorGenerator } from 'firebase/auth';
import { FirebaseError } from 'firebase/app';

/** The first step of a sign-in was right; the account asks for a code of the person's authenticator app, too. */
export interface SecondStep {
  /** @throws FirebaseError, to be told with `authProblem`; another code may be tried after it */
  finish(code: string): Promise<User>;
}

/** What is still to be done after a first step that failed for the lack of it. @throws the error itself where it is another one */
export function secondStep(auth: Auth, error: unknown): SecondStep {
  if (!(error instanceof FirebaseError) || error.code !== 'auth/multi-factor-auth-required') throw error;
  const resolver = getMultiFactorResolver(auth, error as MultiFactorError);
  const factor = resolver.hints.find(({ factorId }) => factorId === TotpMultiFactorGenerator.FACTOR_ID);
  if (!factor) throw error;
  return {
    finish: async (code) => {
      const assertion = TotpMultiFactorGenerator.assertionForSignIn(factor.uid, code.replace(/\D/g, ''));
      return (await resolver.resolveSignIn(assertion)).user;
    },
  };
}
