import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDivider } from '@angular/material/divider';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { recipientName } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { FamilyContext } from '../../core/family/family-context';
import { Session } from '../../core/session/session';
import { Avatar } from '../../ui/avatar/avatar';
import { Icon } from '../../ui/icon/icon';

/** Which loved one of which family the app is about, with the person's own role there. */
@Component({
  selector: 'cc-context-selector',
  imports: [Avatar, Icon, MatButton, MatDivider, MatMenuModule, RouterLink, TranslocoPipe],
  template: `
    <button
      matButton
      class="trigger"
      data-testid="context-selector"
      [matMenuTriggerFor]="menu"
    >
      <span class="row">
        <cc-avatar [name]="name()" />
        <span class="who">
          <span class="name">{{ name() }}</span>
          <span class="family">
            <span class="family-name">{{ context.family()?.name }}</span>
            @if (context.role(); as role) {
              <span class="role" data-testid="role">{{ 'role.' + role | transloco }}</span>
            }
          </span>
        </span>
        <cc-icon name="expand" />
        <span class="cc-hidden">{{ 'context.choose' | transloco }}</span>
      </span>
    </button>
    <mat-menu #menu="matMenu" class="cc-menu">
      @for (family of context.families(); track family.id) {
        @let current = family.id === context.familyId();
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="current"
          [attr.data-testid]="'family-' + family.id"
          (click)="context.chooseFamily(family.id)"
        >
          <span class="entry">
            <strong>{{ family.name }}</strong>
            <span class="role">{{ 'role.' + family.roles[uid()] | transloco }}</span>
          </span>
        </button>
        @if (current) {
          @for (recipient of context.recipients(); track recipient.id) {
            <button
              mat-menu-item
              role="menuitemradio"
              [attr.aria-checked]="recipient.id === context.recipientId()"
              [attr.data-testid]="'recipient-' + recipient.id"
              (click)="context.chooseRecipient(recipient.id)"
            >
              <span class="entry indented">
                {{ nameOf(recipient) }}
                @if (recipient.id === context.recipientId()) {
                  <cc-icon name="check" />
                }
              </span>
            </button>
          }
        }
      }
      <mat-divider />
      <a mat-menu-item routerLink="/recipients">{{ 'context.manage' | transloco }}</a>
      <a mat-menu-item routerLink="/family" data-testid="to-family">{{ 'context.people' | transloco }}</a>
    </mat-menu>
  `,
  styleUrl: './context-selector.scss',
})
export class ContextSelector {
  protected readonly context = inject(FamilyContext);
  private readonly session = inject(Session);
  protected readonly nameOf = recipientName;
  protected readonly uid = computed(() => this.session.uid() ?? '');
  protected readonly name = computed(() => {
    const recipient = this.context.recipient();
    return recipient ? recipientName(recipient) : '';
  });
}
