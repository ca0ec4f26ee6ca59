import { inject, Service, signal } from '@angular/core';
import { REASON_MAX, REASON_MIN, type FamilyAct, type UserAct } from '@carecircle/domain';
import { Texts } from '../../core/locale/texts';
import { AskText } from '../../ui/confirm/ask-text';
import { Snack } from '../../ui/snack/snack';
import { textKeyOf } from './answer';
import { Operators } from './operators';

const NEEDS_NO_REASON: ReadonlySet<UserAct | FamilyAct> = new Set(['REVOKE_SESSIONS', 'RESEND_VERIFICATION']);

/** Asks whether and why, does it, and says what became of it. */
@Service()
export class Acts {
  private readonly operators = inject(Operators);
  private readonly askText = inject(AskText);
  private readonly texts = inject(Texts);
  private readonly snack = inject(Snack);
  private readonly working = signal(false);
  readonly busy = this.working.asReadonly();

  /** @returns whether it was done */
  async onUser(act: UserAct, uid: string): Promise<boolean> {
    const reason = await this.reasonFor(act);
    return reason !== null && this.make(this.operators.actOnUser({ act, uid, reason }));
  }

  /** @param to who becomes the ADMIN, for a transfer; `name` is how they are called in the question */
  async onFamily(act: FamilyAct, familyId: string, to = '', name = ''): Promise<boolean> {
    const reason = await this.reasonFor(act, name);
    return reason !== null && this.make(this.operators.actOnFamily({ act, familyId, to, reason }));
  }

  async make(work: Promise<boolean>, said = this.texts.get('operators.done')): Promise<boolean> {
    this.working.set(true);
    try {
      const done = await work;
      if (done) this.snack.say(said);
      return done;
    } catch (error) {
      this.snack.say(this.texts.get(textKeyOf(error)));
      return false;
    } finally {
      this.working.set(false);
    }
  }

  private reasonFor(act: UserAct | FamilyAct, name = ''): Promise<string | null> {
    const word = (part: string) => this.texts.get(`operators.ask.${part}.${act}`, { name });
    const optional = NEEDS_NO_REASON.has(act);
    return this.askText.ask({
      title: word('title'),
      text: word('text'),
      label: this.texts.get(optional ? 'operators.reason.optional' : 'operators.reason.label'),
      ...(optional ? {} : { hint: this.texts.get('operators.reason.hint', { min: REASON_MIN }) }),
      yes: word('do'),
      minLength: optional ? 1 : REASON_MIN,
      maxLength: REASON_MAX,
      lines: 3,
      optional,
    });
  }
}
