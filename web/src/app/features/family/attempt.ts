import { inject, Service } from '@angular/core';
import { CallError } from '../../core/firebase/callables';
import { Texts } from '../../core/locale/texts';
import { Snack } from '../../ui/snack/snack';

/** Says what became of something that a person did. */
@Service()
export class Attempt {
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  /** @returns whether it succeeded */
  async make(work: Promise<unknown>, said: string): Promise<boolean> {
    try {
      await work;
      this.snack.say(said);
      return true;
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof CallError ? error.textKey : 'common.refused'));
      return false;
    }
  }
}
