import { computed, signal } from '@angular/core';
import { CallError } from '../../core/firebase/callables';

interface State<T> {
  readonly status: 'idle' | 'waiting' | 'ready' | 'failed';
  readonly data: T | undefined;
  readonly problem: string;
}

/** What a function answered to the newest of some questions, as a page shows it: nothing yet, on its way, there, or failed. */
export class Answer<T> {
  private readonly state = signal<State<T>>({ status: 'idle', data: undefined, problem: '' });
  private asked = 0;
  readonly status = computed(() => this.state().status);
  readonly data = computed(() => this.state().data);
  /** Key of the sentence that tells what went wrong. */
  readonly problem = computed(() => this.state().problem);

  /** @param quietly what is shown stays until the new answer is there */
  async ask(question: Promise<T>, quietly = false): Promise<void> {
    const turn = ++this.asked;
    if (!quietly) this.state.set({ status: 'waiting', data: undefined, problem: '' });
    const answer = await question.then(
      (data): State<T> => ({ status: 'ready', data, problem: '' }),
      (error: unknown): State<T> => ({ status: 'failed', data: undefined, problem: textKeyOf(error) }),
    );
    if (turn === this.asked) this.state.set(answer);
  }
}

/** Key of the sentence that says why a call failed. */
export const textKeyOf = (error: unknown): string => (error instanceof CallError ? error.textKey : 'callProblem.FAILED');
