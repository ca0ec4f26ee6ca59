import { inject, Service } from '@angular/core';
import { Drafts } from '../editing/drafts';
import { Texts } from '../locale/texts';
import { Outbox } from '../outbox/outbox';
import { PushRegistration } from '../push/push-registration';
import { Session, type SignOutReason } from './session';
import { Sessions } from './sessions';
import { Confirm } from '../../ui/confirm/confirm';

/** Signing out does not wait longer for the server to hear of it. */
const FAREWELL_MS = 1_500;

/** Signs out; where doses or forms still wait on this device, only after a warning that they would be lost. */
@Service()
export class SignOut {
  private readonly session = inject(Session);
  private readonly sessions = inject(Sessions);
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(Texts);
  private readonly push = inject(PushRegistration);
  private leaving = false;

  async ask(): Promise<void> {
    const waiting = this.outbox.pending().length + this.outbox.failed().length + this.drafts.sent().length;
    const sure =
      waiting === 0 ||
      (await this.confirm.ask({
        title: this.texts.get('signOut.title'),
        text: this.texts.plural('signOut.text', waiting),
        yes: this.texts.get('signOut.yes'),
        no: this.texts.get('signOut.no'),
      }));
    if (sure) await this.now();
  }

  /** Signs out on every device, this one last. */
  async everywhere(): Promise<void> {
    await this.sessions.revokeOthers();
    await this.now();
  }

  /** Signs out without a question. @param why shown on the sign-in page */
  async now(why?: SignOutReason): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    await this.outbox.clear();
    const farewell = why === 'ended' || why === 'deleted' || why === 'suspended' ? [] : [this.push.disable(), this.sessions.endOwn()];
    // Without a network the server hears of it later: the session runs out, and the token dies at the first push to it.
    await Promise.race([Promise.allSettled(farewell), new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))]);
    await this.session.signOut(why);
  }
}
