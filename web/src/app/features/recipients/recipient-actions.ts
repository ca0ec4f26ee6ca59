import { inject, Service } from '@angular/core';
import { Router } from '@angular/router';
import { RECIPIENT_LIMITS, recipientName, type Recipient } from '@carecircle/domain';
import { Recipients } from '../../core/care/recipients';
import type { Versioned } from '../../core/firebase/documents';
import { Texts } from '../../core/locale/texts';
import { AskText } from '../../ui/confirm/ask-text';
import { Snack } from '../../ui/snack/snack';

/** Removing a person with the whole history, and bringing them back. */
@Service()
export class RecipientActions {
  private readonly recipients = inject(Recipients);
  private readonly askText = inject(AskText);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  async remove(familyId: string, recipient: Versioned<Recipient>): Promise<void> {
    const name = recipientName(recipient);
    const typed = await this.askText.ask({
      title: this.texts.get('recipients.deleteTitle', { name }),
      text: this.texts.get('recipients.deleteText', { name }),
      label: this.texts.get('recipients.deleteLabel', { name: recipient.fullName }),
      exactly: recipient.fullName.trim(),
      maxLength: RECIPIENT_LIMITS.fullName,
      yes: this.texts.get('recipients.delete'),
    });
    if (typed === null) return;
    await this.router.navigateByUrl('/recipients');
    try {
      await this.recipients.remove(familyId, recipient);
      this.snack.say(this.texts.get('recipients.said.deleted', { name }));
    } catch {
      this.snack.say(this.texts.get('common.refused'));
    }
  }

  async restore(familyId: string, recipient: Versioned<Recipient>): Promise<void> {
    try {
      await this.recipients.restore(familyId, recipient);
      this.snack.say(this.texts.get('recipients.said.restored', { name: recipientName(recipient) }));
    } catch {
      this.snack.say(this.texts.get('common.refused'));
    }
  }
}
