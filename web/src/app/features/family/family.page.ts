import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatMenuModule } from '@angular/material/menu';
import { familyInput, type Family, type WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Families, TooManyFamilies } from '../../core/family/families';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { Heartbeat } from '../../core/presence/heartbeat';
import { Session } from '../../core/session/session';
import { AskText } from '../../ui/confirm/ask-text';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { Snack } from '../../ui/snack/snack';
import { Attempt } from './attempt';
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
  private readonly families = inject(Families);
  private readonly roster = inject(Roster);
  private readonly heartbeat = inject(Heartbeat);
  private readonly session = inject(Session);
  private readonly dialogs = inject(MatDialog);
  private readonly askText = inject(AskText);
  private readonly confirm = inject(Confirm);
  private readonly attempt = inject(Attempt);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  protected readonly uid = computed(() => this.session.uid() ?? '');
  protected readonly isShown = computed(() => this.roster.people().find(({ isMe }) => isMe)?.presence?.seenAt !== null);
  protected readonly isLastAdmin = computed(() => this.context.role() === 'ADMIN' && this.roster.admins() === 1);

  protected invite(): void {
    this.dialogs.open(InviteDialog, { width: '34rem' });
  }

  protected async found(): Promise<void> {
    const name = await this.askName('people.newFamily', '');
    if (name === null) return;
    try {
      this.context.chooseFamily(await this.families.found({ name }));
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof TooManyFamilies ? 'people.tooManyFamilies' : 'common.refused'));
    }
  }

  protected async rename({ id, name: old }: WithId<Family>): Promise<void> {
    const name = await this.askName('people.rename', old);
    if (name !== null && name !== old) await this.attempt.make(this.families.rename(id, { name }), this.texts.get('common.saved'));
  }

  protected async showPresence(isShown: boolean): Promise<void> {
    await this.attempt.make(this.heartbeat.show(isShown), this.texts.get('common.saved'));
  }

  protected async leave(family: WithId<Family>): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.texts.get('people.leaveTitle', { name: family.name }),
      text: this.texts.get('people.leaveText'),
      yes: this.texts.get('people.leaveYes'),
      no: this.texts.get('common.cancel'),
    });
    if (sure) await this.attempt.make(this.families.leave(family), this.texts.get('people.left', { name: family.name }));
  }

  protected async remove(family: WithId<Family>): Promise<void> {
    const { name } = family;
    const typed = await this.askText.ask({
      title: this.texts.get('people.deleteTitle', { name }),
      text: this.texts.get('people.deleteText'),
      label: this.texts.get('people.deleteLabel', { name }),
      maxLength: 100,
      yes: this.texts.get('people.deleteYes'),
      exactly: name,
    });
    if (typed !== null) await this.attempt.make(this.families.remove(family), this.texts.get('people.deleted', { name }));
  }

  private async askName(title: string, value: string): Promise<string | null> {
    const answer = await this.askText.ask({
      title: this.texts.get(title),
      label: this.texts.get('onboarding.family.name'),
      hint: this.texts.get('onboarding.family.hint'),
      value,
      maxLength: 100,
      yes: this.texts.get('common.save'),
    });
    return familyInput.safeParse({ name: answer }).data?.name ?? null;
  }
}
