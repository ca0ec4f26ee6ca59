import { inject, Service } from '@angular/core';
import { FirebaseError } from 'firebase/app';
import type { User } from 'firebase/auth';
import { AskText } from '../../ui/confirm/ask-text';
import { Texts } from '../locale/texts';
import { authProblem } from './auth-problem';
import type { SecondStep } from './second-step';

/** Asks for the code of a second step within the app, again while it is a wrong one. */
@Service()
export class AskCode {
  private readonly askText = inject(AskText);
  private readonly texts = inject(Texts);

  /** @throws FirebaseError, to be told with `authProblem`; that of a missing code where the person thought better of it */
  async finish({ finish }: SecondStep): Promise<User> {
    for (let text = 'account.second.ask'; ; text = 'auth.problem.WRONG_CODE') {
      const code = await this.askText.ask({
        title: this.texts.get('account.confirm.title'),
        text: this.texts.get(text),
        label: this.texts.get('account.second.code'),
        maxLength: 10,
        yes: this.texts.get('account.confirm.submit'),
      });
      if (code === null) throw new FirebaseError('auth/missing-code', 'No code was typed.');
      try {
        return await finish(code);
      } catch (error) {
        if (authProblem(error) !== 'WRONG_CODE') throw error;
      }
    }
  }
}
