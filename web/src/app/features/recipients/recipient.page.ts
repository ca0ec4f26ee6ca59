import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { localDay, paths, recipientName } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { CareContacts } from '../../core/care/care-contacts';
import { ProfileViews } from '../../core/care/profile-views';
import { Clock } from '../../core/clock/clock';
import { Drafts } from '../../core/editing/drafts';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { PluralPipe, Texts } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/state/skeleton';
import { Snack } from '../../ui/snack/snack';
import { ageOn } from './age';
import { EntryCard } from './entry-card';
import { ProfileWords } from './profile-words';
import { RecipientActions } from './recipient-actions';

/** All about one person cared for: what somebody in a hurry needs first, then whom to call, then the rest. */
@Component({
  selector: 'cc-recipient',
  imports: [Avatar, EntryCard, Icon, MatButton, PluralPipe, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './recipient.page.html',
  styleUrl: './recipient.page.scss',
  host: { class: 'cc-page' },
})
export class RecipientPage {
  /** From the address. */
  readonly recipientId = input.required<string>();
  protected readonly context = inject(FamilyContext);
  protected readonly people = inject(CareContacts);
  protected readonly formats = inject(Formats);
  protected readonly words = inject(ProfileWords);
  protected readonly actions = inject(RecipientActions);
  private readonly drafts = inject(Drafts);
  private readonly clock = inject(Clock);

  protected readonly nameOf = recipientName;
  protected readonly recipient = computed(() => this.context.recipients().find(({ id }) => id === this.recipientId()) ?? null);
  protected readonly age = computed(() => {
    const recipient = this.recipient();
    return recipient && ageOn(recipient.dateOfBirth, localDay(this.clock.now(), recipient.timeZone));
  });
  protected readonly directives = computed(() => {
    const recipient = this.recipient();
    return recipient ? this.words.directives(recipient.directives) : [];
  });
  protected readonly hasDraft = computed(() => {
    const familyId = this.context.familyId() ?? '';
    return this.drafts.find(paths.recipient(familyId, this.recipientId()))?.state === 'EDITING';
  });

  constructor() {
    const views = inject(ProfileViews);
    const snack = inject(Snack);
    const texts = inject(Texts);
    const router = inject(Router);
    const uid = inject(Session).uid;
    effect(() => void this.drafts.load(uid() ?? ''));
    let shown: { familyId: string; id: string } | null = null;
    effect(() => {
      const familyId = this.context.familyId();
      const chosen = this.context.recipientId();
      const recipient = this.recipient();
      if (familyId === null || this.context.status() !== 'ready') return;
      untracked(() => {
        if (recipient !== null && recipient.id !== shown?.id) {
          shown = { familyId, id: recipient.id };
          // Every page is about one person: from here on, this one.
          if (chosen !== recipient.id) this.context.chooseRecipient(recipient.id);
          views.record(familyId, recipient.id);
        } else if (chosen !== null && (recipient !== null ? chosen !== recipient.id : shown !== null && shown.familyId !== familyId)) {
          // Somebody else was chosen in the header.
          void router.navigate(['/recipients', chosen]);
        } else if (recipient === null) {
          // Removed while it was open, or a link to somebody who is not (or no longer) there.
          snack.say(texts.get('recipients.gone'));
          void router.navigateByUrl('/recipients');
        }
      });
    });
  }
}
