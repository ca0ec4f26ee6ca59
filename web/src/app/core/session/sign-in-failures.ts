import { inject, Service } from '@angular/core';
import { Callables } from '../firebase/callables';

/** Tells the server of sign-ins that failed here: Firebase has no event for them. */
@Service()
export class SignInFailures {
  private readonly callables = inject(Callables);

  /** How many seconds to wait before the next try; 0 where the server does not say. */
  async report(email: string): Promise<number> {
    try {
      const { waitSeconds } = await this.callables.call<object, { waitSeconds: number }>('reportSignInFailure', { email: email.trim() });
      return waitSeconds;
    } catch {
      return 0;
    }
  }
}
