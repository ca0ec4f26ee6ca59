import { inject, Service } from '@angular/core';
import type {
  DeadLettersView,
  FailuresView,
  FamilyActInput,
  FamilySummary,
  FamilyView,
  RetryInput,
  TrailRow,
  UserActInput,
  UserView,
} from '@carecircle/domain';
import { CallError, Callables } from '../../core/firebase/callables';
import { ConfirmPassword } from '../settings/confirm-password.dialog';

/** What every act adds to itself. */
type Ordered<T> = Omit<T, 'actId' | 'proof'>;

/** What operators may ask for, and do. Everything rejects with a CallError. */
@Service()
export class Operators {
  private readonly callables = inject(Callables);
  private readonly password = inject(ConfirmPassword);

  readonly findUser = (query: string) => this.callables.call<{ query: string }, UserView | null>('operatorFindUser', { query });
  readonly findFamilies = (query: string) => this.callables.call<{ query: string }, FamilySummary[]>('operatorFindFamilies', { query });
  readonly openFamily = (familyId: string) => this.callables.call<{ familyId: string }, FamilyView>('operatorOpenFamily', { familyId });
  readonly failures = () => this.callables.call<object, FailuresView>('operatorListFailures', {});
  readonly deadLetters = () => this.callables.call<object, DeadLettersView>('operatorListDeadLetters', {});
  readonly trail = () => this.callables.call<object, TrailRow[]>('operatorReadTrail', {});

  readonly actOnUser = (order: Ordered<UserActInput>) => this.act('operatorActOnUser', order);
  readonly actOnFamily = (order: Ordered<FamilyActInput>) => this.act('operatorActOnFamily', order);
  readonly retry = (order: Ordered<RetryInput>) => this.act('operatorRetryDeadLetter', order);
  readonly resume = () => this.act('operatorResumeWork', {});

  /** Does it, with the password typed anew where the sign-in is not fresh. @returns false when the operator thought better of it */
  private async act(name: string, order: object): Promise<boolean> {
    const input = { ...order, actId: crypto.randomUUID() };
    try {
      await this.callables.call(name, input);
    } catch (error) {
      if (!(error instanceof CallError) || error.problem?.reason !== 'SIGN_IN_AGAIN') throw error;
      const proof = await this.password.ask();
      if (proof === null) return false;
      await this.callables.call(name, { ...input, proof });
    }
    return true;
  }
}
