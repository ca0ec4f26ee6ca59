import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Invitation, WithId } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { Attempt } from './attempt';
import { PendingInvitations } from './pending-invitations';

/** Who was asked to join and has not answered yet. */
@Component({
  selector: 'cc-invitation-list',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    <ul class="plain">
      @for (invitation of invitations.list(); track invitation.id) {
        <li [attr.data-testid]="'invitation-' + (invitation.email || invitation.label)">
          <cc-icon name="pending" />
          <div class="about">
            <p class="name">
              <strong>{{ invitation.email || invitation.label }}</strong>
              <span class="role">{{ 'role.' + invitation.role | transloco }}</span>
            </p>
            <p class="cc-soft">
              {{ (invitation.kind === 'CODE' ? 'people.codeMadeBy' : 'people.sentBy') | transloco: { name: sender(invitation), when: sent(invitation) } }}
            </p>
            <p class="cc-soft" data-testid="invitation-expiry">
              {{ (invitation.isOver ? 'people.isOver' : 'people.openUntil') | transloco: { when: ends(invitation) } }}
            </p>
          </div>
          <div class="cc-actions">
            @if (invitation.kind === 'EMAIL') {
              <button matButton="outlined" data-testid="resend" (click)="resend(invitation)">{{ 'people.resend' | transloco }}</button>
            }
            @if (invitation.status === 'PENDING') {
              <button matButton data-testid="cancel-invitation" (click)="cancel(invitation)">{{ 'people.cancelInvitation' | transloco }}</button>
            }
          </div>
        </li>
      } @empty {
        <li class="none cc-soft">{{ 'people.noInvitations' | transloco }}</li>
      }
    </ul>
  `,
  styleUrl: './person-list.scss',
})
export class InvitationList {
  protected readonly invitations = inject(PendingInvitations);
  private readonly context = inject(FamilyContext);
  private readonly formats = inject(Formats);
  private readonly texts = inject(Texts);
  private readonly confirm = inject(Confirm);
  private readonly attempt = inject(Attempt);

  protected sender({ sentBy }: Invitation): string {
    return this.context.memberName(sentBy) ?? this.texts.get('common.someone');
  }

  protected sent({ sentAt }: Invitation): string {
    return this.formats.moment(sentAt.toMillis());
  }

  protected ends({ expiresAt }: Invitation): string {
    return this.formats.moment(expiresAt.toMillis());
  }

  protected async resend({ id, email }: WithId<Invitation>): Promise<void> {
    await this.attempt.make(this.invitations.resend(id), this.texts.get('people.invited', { email }));
  }

  protected async cancel({ id, email, label }: WithId<Invitation>): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.texts.get('people.cancelTitle', { name: email || label }),
      text: this.texts.get('people.cancelText'),
      yes: this.texts.get('people.cancelYes'),
      no: this.texts.get('people.cancelNo'),
    });
    if (sure) await this.attempt.make(this.invitations.cancel(id), this.texts.get('people.cancelled'));
  }
}
