import { inject, Service } from '@angular/core';
import { Drafts } from '../../core/editing/drafts';
import { Texts } from '../../core/locale/texts';
import { Outbox } from '../../core/outbox/outbox';
import { PushRegistration } from '../../core/push/push-registration';
import { Session } from '../../core/session/session';
import { Confirm } from '../../ui/confirm/confirm';

/** Signing out does not wait longer for the end of the pushes. */
const PUSH_OFF_MS = 1_500;

/** Signs out; where doses or forms still wait on this device, only after a warning that they would be lost. */
@Service()
export class SignOut {
  private readonly session = inject(Session);
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(Texts);
  private readonly push = inject(PushRegistration);

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
    if (!sure) return;
    await this.outbox.clear();
    // Without a network the server hears of it later: the token dies at the first push to it.
    await Promise.race([this.push.disable().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PUSH_OFF_MS))]);
    await this.session.signOut();
  }
}
