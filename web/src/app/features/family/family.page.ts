import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { Heartbeat } from '../../core/presence/heartbeat';
import { Session } from '../../core/session/session';
import { Icon } from '../../ui/icon/icon';
import { Attempt } from './attempt';
import { FamilyActions } from './family-actions';
import { InvitationList } from './invitation-list';
import { InviteDialog } from './invite-dialog';
import { MemberList } from './member-list';
import { RemovedFamilies } from './removed-families';
import { Roster } from './roster';

/** The chosen family: who is in it, who is asked to join, and what can become of it. */
@Component({
  selector: 'cc-family',
  imports: [Icon, InvitationList, MatButton, MatMenuModule, MatSlideToggle, MemberList, RemovedFamilies, TranslocoPipe],
  templateUrl: './family.page.html',
  styleUrl: './family.page.scss',
  host: { class: 'cc-page' },
})
export class FamilyPage {
  protected readonly context = inject(FamilyContext);
  protected readonly actions = inject(FamilyActions);
  private readonly roster = inject(Roster);
  private readonly heartbeat = inject(Heartbeat);
  private readonly session = inject(Session);
  private readonly dialogs = inject(MatDialog);
  private readonly attempt = inject(Attempt);
  private readonly texts = inject(Texts);

  protected readonly uid = computed(() => this.session.uid() ?? '');
  protected readonly isShown = computed(() => this.roster.people().find(({ isMe }) => isMe)?.presence?.seenAt !== null);
  protected readonly isLastAdmin = computed(() => this.context.role() === 'ADMIN' && this.roster.admins() === 1);

  protected invite(): void {
    this.dialogs.open(InviteDialog, { width: '34rem' });
  }

  protected async showPresence(isShown: boolean): Promise<void> {
    await this.attempt.make(this.heartbeat.show(isShown), this.texts.get('common.saved'));
  }
}
