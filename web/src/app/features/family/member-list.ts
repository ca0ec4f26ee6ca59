import { Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { isOnline, type Role } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Clock } from '../../core/clock/clock';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { AskText } from '../../ui/confirm/ask-text';
import { Avatar } from '../../ui/avatar/avatar';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { Attempt } from './attempt';
import { RoleDialog, type RoleQuestion } from './role-dialog';
import { nameOf, Roster, type Person } from './roster';

/** Who is in the family, with what an ADMIN may do about each. */
@Component({
  selector: 'cc-member-list',
  imports: [Avatar, Icon, MatIconButton, MatMenuModule, TranslocoPipe],
  templateUrl: './member-list.html',
  styleUrl: './person-list.scss',
})
export class MemberList {
  protected readonly roster = inject(Roster);
  protected readonly context = inject(FamilyContext);
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly askText = inject(AskText);
  private readonly texts = inject(Texts);
  private readonly attempt = inject(Attempt);
  protected readonly nameOf = nameOf;

  protected online({ presence }: Person): boolean {
    return isOnline(presence, this.clock.now());
  }

  protected seen({ presence }: Person): string | null {
    const at = presence?.seenAt?.toMillis();
    return at === undefined ? null : this.formats.ago(at, this.clock.now());
  }

  protected joined({ entry }: Person): string | null {
    return entry === null ? null : this.formats.moment(entry.createdAt.toMillis());
  }

  /** The last ADMIN can neither go nor become less. */
  protected isLastAdmin({ role }: Person): boolean {
    return role === 'ADMIN' && this.roster.admins() === 1;
  }

  protected async changeRole(person: Person): Promise<void> {
    const data: RoleQuestion = { name: nameOf(person), role: person.role };
    const dialog = this.dialogs.open<RoleDialog, RoleQuestion, Role>(RoleDialog, { data, width: '32rem' });
    const role = await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined });
    if (!role) return;
    const said = this.texts.get('people.roleChanged', { name: nameOf(person), role: this.texts.get(`role.${role}`) });
    await this.attempt.make(this.roster.changeRole(person.uid, role), said);
  }

  protected async nickname(person: Person): Promise<void> {
    const nickname = await this.askText.ask({
      title: this.texts.get('people.nicknameOf', { name: person.entry?.displayName }),
      label: this.texts.get('people.nickname'),
      value: person.entry?.nickname ?? '',
      maxLength: 50,
      yes: this.texts.get('common.save'),
      optional: true,
    });
    if (nickname !== null) await this.attempt.make(this.roster.nickname(person.uid, nickname), this.texts.get('common.saved'));
  }

  protected async sendReset(person: Person): Promise<void> {
    const name = nameOf(person);
    const sure = await this.confirm.ask({
      title: this.texts.get('people.resetTitle', { name }),
      text: this.texts.get('people.resetText', { name, email: person.entry?.email }),
      yes: this.texts.get('people.resetYes'),
      no: this.texts.get('common.cancel'),
    });
    if (sure) await this.attempt.make(this.roster.sendPasswordReset(person.uid), this.texts.get('people.resetSent', { name }));
  }

  protected async remove(person: Person): Promise<void> {
    const name = nameOf(person);
    const sure = await this.confirm.ask({
      title: this.texts.get('people.removeTitle', { name }),
      text: this.texts.get('people.removeText'),
      yes: this.texts.get('people.removeYes'),
      no: this.texts.get('common.cancel'),
    });
    if (sure) await this.attempt.make(this.roster.remove(person.uid), this.texts.get('people.removed', { name }));
  }
}
