import { FirebaseError } from 'firebase/app';
import { authProblem } from './auth-problem';

describe('authProblem', () => {
  it.each(['auth/user-not-found', 'auth/wrong-password', 'auth/invalid-credential'])(
    'tells %s like any wrong pair, so that accounts stay private (SEC-09)',
    (code) => {
      expect(authProblem(new FirebaseError(code, ''))).toBe('WRONG_CREDENTIALS');
    },
  );

  it.each([new FirebaseError('auth/internal-error', ''), new Error('?')])('is plain about anything else', (error) => {
    expect(authProblem(error)).toBe('UNAVAILABLE');
  });
});
