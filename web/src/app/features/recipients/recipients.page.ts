import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { can, recipientName, type Family, type Role, type WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { AllRecipients } from '../../core/care/all-recipients';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { PluralPipe } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { FamilyActions } from '../family';
import { RecipientActions } from './recipient-actions';
import { RecipientCard } from './recipient-card';

/** All families of a person, and the people whom each cares for. */
@Component({
  selector: 'cc-recipients',
  imports: [Icon, MatButton, MatIconButton, MatMenuModule, PluralPipe, RecipientCard, RouterLink, TranslocoPipe],
  providers: [AllRecipients],
  templateUrl: './recipients.page.html',
  styleUrl: './recipients.page.scss',
  host: { class: 'cc-page' },
})
export class RecipientsPage {
  protected readonly context = inject(FamilyContext);
  protected readonly all = inject(AllRecipients);
  protected readonly actions = inject(RecipientActions);
  protected readonly families = inject(FamilyActions);
  protected readonly formats = inject(Formats);
  protected readonly clock = inject(Clock);
  protected readonly nameOf = recipientName;
  private readonly uid = inject(Session).uid;

  /** The family whose people alone are shown; null shows all. */
  protected readonly only = signal<string | null>(null);
  protected readonly shown = computed(() => this.context.families().filter(({ id }) => this.only() === null || this.only() === id));
  protected readonly mayEdit = computed(() => this.context.families().some((family) => this.may(family)));
  protected readonly removed = computed(() =>
    [...this.all.removed()].flatMap(([familyId, people]) => people.map((recipient) => ({ familyId, recipient }))),
  );

  protected roleIn({ roles }: Pick<Family, 'roles'>): Role | undefined {
    return roles[this.uid() ?? ''];
  }

  protected may(family: Pick<Family, 'roles'>): boolean {
    return can(this.roleIn(family), 'recipient.create');
  }

  /** Whoever may rename a family may delete it, too. */
  protected mayRename(family: Pick<Family, 'roles'>): boolean {
    return can(this.roleIn(family), 'family.rename');
  }

  protected peopleOf({ id }: WithId<Family>) {
    return this.all.present().get(id) ?? [];
  }

  protected toggle(familyId: string): void {
    this.only.update((only) => (only === familyId ? null : familyId));
  }
}
